package org.woodshed.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Has garbage collected while nobody types or points. Java's serial collector takes memory from the system for as long as
 * there is some, rather than look through all of the heap: a window that stays open would end up with a quarter of the
 * machine's memory. Looking through it takes a part of a second, which nobody should have to wait. Belongs to the JavaFX
 * thread.
 */
final class IdleCollection {
    static final Duration QUIET = Duration.ofSeconds(5);
    /** Less is not worth the time. */
    static final long WORTHWHILE_BYTES = 64L << 20;
    private final LongSupplier nanoTime;
    private final LongSupplier usedBytes;
    private final Runnable collect;
    private long touchedAt;
    private long leftBytes;

    IdleCollection() {
        this(System::nanoTime, () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                System::gc);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    IdleCollection(LongSupplier nanoTime, LongSupplier usedBytes, Runnable collect) {
        this.nanoTime = nanoTime;
        this.usedBytes = usedBytes;
        this.collect = collect;
        this.touchedAt = nanoTime.getAsLong();
    }

    /** Somebody does something in the window. */
    void touched() {
        touchedAt = nanoTime.getAsLong();
    }

    /** To be called now and then. */
    void tick() {
        if (nanoTime.getAsLong() - touchedAt >= QUIET.toNanos() && usedBytes.getAsLong() >= leftBytes
                + WORTHWHILE_BYTES) {
            collect.run();
            leftBytes = usedBytes.getAsLong();
        }
    }
}
