package org.woodshed.app.importing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers over a whole file which order of day and month its dates can have. A row speaks for an order if its start and end
 * make sense only in that one: both are days of the calendar, and the end is not before the start nor days after it. Not
 * thread-safe.
 */
final class DateEvidence {
    /** So many rows have to speak for one order to every row that speaks for the other: that one has a bad date. */
    private static final int CLEAR_MAJORITY = 10;

    private int forDayFirst;
    private int forMonthFirst;
    private int undecided;
    private @Nullable String example;

    void add(String start, String end) {
        if (CalendarDates.isYearFirst(start)) {
            return;
        }
        Optional<LocalDate> dayFirst = CalendarDates.parse(start, DateOrder.DAY_FIRST);
        Optional<LocalDate> monthFirst = CalendarDates.parse(start, DateOrder.MONTH_FIRST);
        if (dayFirst.equals(monthFirst)) {
            return;
        }
        boolean fitsDayFirst = fits(dayFirst, end, DateOrder.DAY_FIRST);
        boolean fitsMonthFirst = fits(monthFirst, end, DateOrder.MONTH_FIRST);
        if (fitsDayFirst == fitsMonthFirst) {
            undecided++;
            example = example == null ? start : example;
        } else if (fitsDayFirst) {
            forDayFirst++;
        } else {
            forMonthFirst++;
        }
    }

    /** The order of the file; nothing if it has to be asked. */
    Optional<DateOrder> order() {
        if (forDayFirst + forMonthFirst == 0) {
            return undecided == 0 ? Optional.of(DateOrder.DAY_FIRST) : Optional.empty();
        }
        if (forMonthFirst * CLEAR_MAJORITY <= forDayFirst) {
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return forDayFirst * CLEAR_MAJORITY <= forMonthFirst ? Optional.of(DateOrder.MONTH_FIRST) : Optional.empty();
    }

    /** A date that can be read both ways, if there is one. */
    Optional<String> example() {
        return Optional.ofNullable(example);
    }

    private static boolean fits(Optional<LocalDate> start, String end, DateOrder order) {
        if (start.isEmpty()) {
            return false;
        }
        if (end.isEmpty()) {
            return true;
        }
        Optional<LocalDate> last = CalendarDates.parse(end, order);
        return last.isPresent() && isDayOrNext(ChronoUnit.DAYS.between(start.get(), last.get()));
    }

    private static boolean isDayOrNext(long days) {
        return days == 0 || days == 1;
    }
}
