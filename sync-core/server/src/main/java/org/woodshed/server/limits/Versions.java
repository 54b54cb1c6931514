package org.woodshed.server.limits;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which ways of speaking to it a server offers.
 *
 * @param v1           false once version 1 has ended
 * @param v1Sunset     the day on which it will end; null if that is not decided
 * @param timeCursors  true while times are taken for cursors
 * @param v2Percentage how many of a hundred users may use version 2
 */
public record Versions(boolean v1, @Nullable LocalDate v1Sunset, boolean timeCursors, int v2Percentage) {
    public static final Versions ALL = new Versions(true, null, true, 100);

    /** @throws IllegalArgumentException if the percentage is none */
    public Versions {
        if (v2Percentage < 0 || v2Percentage > 100) {
            throw new IllegalArgumentException("a roll-out percentage is 0 to 100");
        }
    }
}
