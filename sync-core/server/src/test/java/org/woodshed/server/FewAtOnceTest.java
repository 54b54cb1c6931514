package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.FewAtOnce;

/** Costly work is done by a few at once. */
class FewAtOnceTest {
    @Test
    void neverMoreThanAllowedWorkAtOnceAndAllGetTheirTurn() throws Exception {
        FewAtOnce two = new FewAtOnce(2, Duration.ofMinutes(1));
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch bothIn = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                results.add(threads.submit(() -> two.run(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    bothIn.countDown();
                    awaitQuietly(bothIn);
                    return working.decrementAndGet() >= 0;
                })));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() throws Exception {
        FewAtOnce one = new FewAtOnce(1, Duration.ofMillis(20));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> one.run(() -> {
                inside.countDown();
                return awaitQuietly(done);
            }));
            inside.await();
            assertThatThrownBy(() -> one.run(() -> "never")).isInstanceOfSatisfying(ApiException.class,
                    refused -> assertThat(refused.code().status()).isEqualTo(503));
            done.countDown();
            assertThat(first.get()).isTrue();
        }
        assertThat(one.run(() -> "now")).isEqualTo("now");
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
