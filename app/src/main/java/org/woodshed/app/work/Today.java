package org.woodshed.app.work;

import java.time.Clock;
import java.time.LocalDate;
import org.woodshed.model.PracticeTime;

/** The day that practice counts to now: until four in the morning it is still yesterday. */
public final class Today {
    private Today() {}

    public static LocalDate of(Clock clock) {
        return now(clock).practiceDate();
    }

    /** The time of practice that begins now. */
    public static PracticeTime now(Clock clock) {
        return PracticeTime.starting(clock.instant(), clock.getZone(), PracticeTime.DEFAULT_DAY_START);
    }
}
