package org.woodshed.server.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One flush serves many, but only those who asked before it began. */
class GroupSyncTest {
    @Test
    void whoAsksDuringAFlushIsServedByTheNextOneTogetherWithAllOthers() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger flushes = new AtomicInteger();
        GroupSync sync = new GroupSync(() -> {
            if (flushes.incrementAndGet() == 1) {
                firstRuns.countDown();
                await(goOn);
            }
        });
        Thread first = Thread.ofVirtual().start(sync::await);
        firstRuns.await();
        List<Thread> others = IntStream.range(0, 20).mapToObj(number -> Thread.ofVirtual().start(sync::await)).toList();
        Awaitility.await().until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        goOn.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(flushes.get()).as("the first one, and one for the other twenty").isEqualTo(2);
    }

    @Test
    void everyoneIsServedByAFlushThatBeganAfterTheyAsked() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicLong safe = new AtomicLong();
        GroupSync sync = new GroupSync(() -> safe.set(written.get()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int number = 0; number < 2000; number++) {
                results.add(threads.submit(() -> {
                    long mine = written.incrementAndGet();
                    sync.await();
                    return safe.get() >= mine;
                }));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void aFlushThatFailsDoesNotCountAndTheNextOneIsTried() {
        AtomicInteger flushes = new AtomicInteger();
        GroupSync sync = new GroupSync(() -> {
            if (flushes.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });
        assertThatThrownBy(sync::await).hasMessage("disk full");
        sync.await();
        assertThat(flushes.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
