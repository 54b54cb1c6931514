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
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waiting = new ArrayList<>();
            waiting.add(threads.submit(sync::await));
            firstRuns.await();
            CountDownLatch asked = new CountDownLatch(20);
            for (int number = 0; number < 20; number++) {
                waiting.add(threads.submit(() -> {
                    asked.countDown();
                    sync.await();
                }));
            }
            asked.await();
            goOn.countDown();
            for (Future<?> future : waiting) {
                assertThat(future.get()).isNull();
            }
        }
        assertThat(flushes.get()).as("the first one, and few for the other twenty").isBetween(2, 10);
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
