package org.woodshed.client.diagnostics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How long the last answers took. Not thread-safe. */
final class Latencies {
    private static final int REMEMBERED = 1_000;

    private final Deque<Long> millis = new ArrayDeque<>();

    /** A clock that was set back meanwhile counts as nothing. */
    void add(Duration latency) {
        millis.addLast(Math.max(0, latency.toMillis()));
        if (millis.size() > REMEMBERED) {
            millis.removeFirst();
        }
    }

    long meanMillis() {
        return Math.round(millis.stream().mapToLong(Long::longValue).average().orElse(0));
    }

    long p95Millis() {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length * 95 + 99) / 100 - 1];
    }
}
