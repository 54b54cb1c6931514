package org.woodshed.app.goals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;

/**
 * How many days somebody has kept practising. Days without practice are allowed, up to two in a row: rest is part of it.
 * Counted in practice dates, so that neither midnight nor travel nor a change of the clocks matters. Pure.
 */
public final class Streak {
    /** So many days in a row may be without practice. */
    public static final int REST_DAYS = 2;

    private Streak() {}

    /** The number of days with practice in the streak that reaches to today; 0 if it is broken. */
    public static int days(NavigableSet<LocalDate> practised, LocalDate today) {
        LocalDate next = today;
        int days = 0;
        for (LocalDate date : practised.headSet(today, true).descendingSet()) {
            if (ChronoUnit.DAYS.between(date, next) > REST_DAYS + 1) {
                break;
            }
            days++;
            next = date;
        }
        return days;
    }
}
