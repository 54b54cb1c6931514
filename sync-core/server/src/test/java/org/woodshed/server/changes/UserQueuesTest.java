package org.woodshed.server.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;

/** One user's writers go one after the other, and nobody waits for ever or for another user. */
class UserQueuesTest {
    private static final UserId ANN = new UserId("ann");
    private static final UserId BEN = new UserId("ben");

    @Test
    void whoWaitsTooLongIsToldToComeBackAndOthersUsersDoNotWait() throws Exception {
        UserQueues queues = new UserQueues(Duration.ofMillis(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(() -> queues.inTurn(ANN, () -> held(inside, leave)));
            inside.await();

            assertThatThrownBy(() -> queues.inTurn(ANN, () -> "never")).isInstanceOfSatisfying(ApiException.class,
                    refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                        assertThat(refused.code().status()).isEqualTo(503);
                        assertThat(refused.retryAfter()).isPositive();
                    });
            assertThat(queues.<String>inTurn(BEN, () -> "at once")).isEqualTo("at once");
            leave.countDown();
            assertThat(slow.get()).isEqualTo("done");
        }
        assertThat(queues.depths().sum()).as("nobody is left").isZero();
    }

    @Test
    void writersGoInTheOrderInWhichTheyCame() throws Exception {
        UserQueues queues = new UserQueues(Duration.ofSeconds(30));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> queues.inTurn(ANN, () -> held(inside, leave)));
            inside.await();
            List<Thread> waiting = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                int own = number;
                Thread thread = Thread.ofVirtual().start(() -> queues.inTurn(ANN, () -> order.add(own)));
                waiting.add(thread);
                await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            }
            leave.countDown();
            assertThat(first.get()).isEqualTo("done");
            for (Thread thread : waiting) {
                thread.join();
            }
        }
        assertThat(order).isEqualTo(IntStream.range(0, 5).boxed().toList());
    }

    private static String held(CountDownLatch inside, CountDownLatch leave) {
        inside.countDown();
        try {
            leave.await();
            return "done";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
