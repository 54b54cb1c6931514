package org.woodshed.app.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days and times as a person says them, by locale. Immutable and thread-safe. */
public final class DayWords {
    private static final int DAYS_NAMED_BY_WEEKDAY = 6;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfOtherYear;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter monthOfOtherYear;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter time;

    public DayWords(Locale locale) {
        this.day = DateTimeFormatter.ofLocalizedPattern("MMMMEEEEd").withLocale(locale);
        this.dayOfOtherYear = DateTimeFormatter.ofLocalizedPattern("yMMMMEEEEd").withLocale(locale);
        this.shortDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.month = DateTimeFormatter.ofPattern("LLLL", locale);
        this.monthOfOtherYear = DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale);
        this.weekday = DateTimeFormatter.ofPattern("EEE", locale);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    /** Above a day's entries: "Today · Friday 20 November". */
    public String heading(LocalDate date, LocalDate today) {
        String name = (date.getYear() == today.getYear() ? day : dayOfOtherYear).format(date);
        if (date.equals(today)) {
            return Messages.text("day.todayHeading", name);
        }
        return date.equals(today.minusDays(1)) ? Messages.text("day.yesterdayHeading", name) : name;
    }

    /** How long ago, roughly: "today", "yesterday", "6 days ago", "3 weeks ago". */
    public String ago(LocalDate date, LocalDate today) {
        long days = ChronoUnit.DAYS.between(date, today);
        if (days < 0) {
            return shortDay.format(date);
        }
        if (days <= 1) {
            return Messages.text(days == 0 ? "day.today" : "day.yesterday");
        }
        if (days < 14) {
            return Messages.text("day.daysAgo", days);
        }
        long months = ChronoUnit.MONTHS.between(date, today);
        if (months < 2) {
            return Messages.text("day.weeksAgo", days / 7);
        }
        return months < 24 ? Messages.text("day.monthsAgo", months) : Messages.text("day.yearsAgo", months / 12);
    }

    /** A moment of the recent past: "today 14:06", "Tue 18:20", "3 Nov 2026, 18:20". */
    public String moment(Instant moment, Instant now, ZoneId zone) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(date, now.atZone(zone).toLocalDate());
        String clock = time(moment, zone);
        if (days == 0) {
            return Messages.text("day.todayAt", clock);
        }
        boolean thisWeek = days > 0 && days <= DAYS_NAMED_BY_WEEKDAY;
        return thisWeek ? Messages.text("day.dateAt", weekday.format(date), clock)
                : Messages.text("entity.when", shortDay.format(date), clock);
    }

    /** A time of day as it is. */
    public String time(LocalDateTime moment) {
        return time.format(moment);
    }

    /** The time of day where it was practised. */
    public String time(Instant moment, ZoneId zone) {
        return time.format(moment.atZone(zone));
    }

    /** "November", or "November 2025" in another year. */
    public String month(YearMonth wanted, LocalDate today) {
        return (wanted.getYear() == today.getYear() ? month : monthOfOtherYear).format(wanted);
    }

    public String shortDate(LocalDate date) {
        return shortDay.format(date);
    }
}
