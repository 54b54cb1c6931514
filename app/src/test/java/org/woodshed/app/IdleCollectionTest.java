package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdleCollectionTest {
    private final AtomicLong now = new AtomicLong(-7);
    private final AtomicLong used = new AtomicLong(IdleCollection.WORTHWHILE_BYTES);
    private final AtomicInteger collections = new AtomicInteger();
    private final IdleCollection idle = new IdleCollection(now::get, used::get, () -> {
        collections.incrementAndGet();
        used.addAndGet(-1_000);
    });

    private void later(long nanos) {
        now.addAndGet(nanos);
        idle.tick();
    }

    @Test
    void whoeverTypesIsNotKeptWaiting() {
        for (int key = 0; key < 10; key++) {
            later(IdleCollection.QUIET.toNanos() - 1);
            idle.touched();
            later(0);
        }
        assertThat(collections).hasValue(0);
        later(IdleCollection.QUIET.toNanos());
        assertThat(collections).hasValue(1);
    }

    @Test
    void itIsDoneAgainOnlyWhenThereIsMuchToBeGained() {
        later(IdleCollection.QUIET.toNanos());
        used.addAndGet(IdleCollection.WORTHWHILE_BYTES - 1);
        later(IdleCollection.QUIET.toNanos());
        assertThat(collections).hasValue(1);
        used.addAndGet(1);
        later(0);
        later(0);
        assertThat(collections).hasValue(2);
    }

    @Test
    void aSmallLogbookIsLeftAlone() {
        used.decrementAndGet();
        later(IdleCollection.QUIET.toNanos());
        assertThat(collections).hasValue(0);
    }
}
