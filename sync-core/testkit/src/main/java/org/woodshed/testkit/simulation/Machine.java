package org.woodshed.testkit.simulation;

import java.util.function.Supplier;

/**
 * One run of a laptop's program, from its start until it ends or is cut off. Not thread-safe, but that any thread may cut it
 * off.
 */
final class Machine {
    private volatile boolean off;
    private int waits;

    /** Cuts it off: nothing of it happens any more. */
    void cutOff() {
        off = true;
    }

    boolean isOff() {
        return off;
    }

    /** Whether one of its threads waits for another, which therefore has to get on. */
    boolean isWaiting() {
        return waits > 0;
    }

    /** Does something that waits for the machine's other threads. */
    <T> T waiting(Supplier<T> work) {
        waits++;
        try {
            return work.get();
        } finally {
            waits--;
        }
    }
}
