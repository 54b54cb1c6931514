package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When a polished piece wants to be played again: each time after twice as long as the last time, at least a week and at
 * most sixteen. Pure; dates only, so that travel changes nothing.
 */
public final class Review {
    private static final long SHORTEST_DAYS = 7;
    private static final long LONGEST_DAYS = 112;

    private Review() {}

    /**
     * The day it is due from.
     *
     * @param practised distinct practice dates, latest first, at least one
     */
    public static LocalDate due(List<LocalDate> practised) {
        LocalDate last = practised.getFirst();
        long gap = practised.size() < 2 ? 0 : ChronoUnit.DAYS.between(practised.get(1), last);
        return last.plusDays(Math.clamp(2 * gap, SHORTEST_DAYS, LONGEST_DAYS));
    }
}
