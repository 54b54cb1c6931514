package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes from one thing that happens to the next. What is due at the same moment happens in the order in which it
 * was planned. Not thread-safe: a history has one thread.
 */
final class VirtualTime implements InstantSource {
    private static final Instant START = Instant.parse("2026-11-20T17:00:00Z");

    /** Something that will happen, unless it is called off. */
    static final class Happening {
        private final Instant at;
        private final long order;
        private final Runnable what;
        private boolean calledOff;

        private Happening(Instant at, long order, Runnable what) {
            this.at = at;
            this.order = order;
            this.what = what;
        }

        void callOff() {
            calledOff = true;
        }
    }

    private final PriorityQueue<Happening> happenings = new PriorityQueue<>(Comparator.comparing(
            (Happening happening) -> happening.at).thenComparingLong(happening -> happening.order));
    private Instant now = START;
    private long planned;

    @Override
    public Instant instant() {
        return now;
    }

    Happening after(Duration delay, Runnable what) {
        Happening happening = new Happening(now.plus(delay), planned++, what);
        happenings.add(happening);
        return happening;
    }

    /** Lets everything happen up to a moment from now. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        for (Happening next = happenings.peek(); next != null && !next.at.isAfter(end); next = happenings.peek()) {
            happenings.remove();
            if (!next.calledOff) {
                now = next.at;
                next.what.run();
            }
        }
        now = end;
    }
}
