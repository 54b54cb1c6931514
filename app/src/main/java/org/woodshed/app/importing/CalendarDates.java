package org.woodshed.app.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as exports write them: year first, or day and month in an order that only the whole file tells. Pure. */
final class CalendarDates {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");

    private CalendarDates() {}

    /** True for a date that needs no order. */
    static boolean isYearFirst(String text) {
        return YEAR_FIRST.matcher(text).matches();
    }

    /** The date a text means under an order; nothing if it is no date. */
    static Optional<LocalDate> parse(String text, DateOrder order) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (!yearLast.matches()) {
            return Optional.empty();
        }
        String first = yearLast.group(1);
        String second = yearLast.group(3);
        return order == DateOrder.DAY_FIRST ? date(yearLast.group(4), second, first)
                : date(yearLast.group(4), first, second);
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
