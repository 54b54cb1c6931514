package org.woodshed.app.entries;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.PracticeTime;

/** An entry's time as date and time of day, and back. Pure. */
final class EntryTimes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private EntryTimes() {}

    static LocalDate date(PracticeTime when) {
        return start(when).toLocalDate();
    }

    static String time(PracticeTime when) {
        return TIME.format(start(when));
    }

    private static LocalDateTime start(PracticeTime when) {
        return when.startedAt().atZone(when.zone()).toLocalDateTime();
    }

    /**
     * The time as edited, or empty if it can't be read. The practice date moves with the start, and where it had been set
     * apart it stays as far apart.
     */
    static Optional<PracticeTime> edited(PracticeTime before, @Nullable LocalDate day, String time,
            LocalTime dayStartsAt) {
        LocalDateTime edited;
        try {
            edited = day == null ? null : day.atTime(LocalTime.parse(time.strip(), TIME));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
        if (edited == null) {
            return Optional.empty();
        }
        LocalDateTime start = start(before);
        if (edited.equals(start.truncatedTo(ChronoUnit.MINUTES))) {
            return Optional.of(before);
        }
        PracticeTime derived = starting(edited, before, dayStartsAt);
        if (starting(start, before, dayStartsAt).practiceDate().equals(before.practiceDate())) {
            return Optional.of(derived);
        }
        long days = ChronoUnit.DAYS.between(start.toLocalDate(), edited.toLocalDate());
        return Optional.of(new PracticeTime(derived.startedAt(), derived.zone(), before.practiceDate().plusDays(days)));
    }

    private static PracticeTime starting(LocalDateTime start, PracticeTime like, LocalTime dayStartsAt) {
        return PracticeTime.starting(start.atZone(like.zone()).toInstant(), like.zone(), dayStartsAt);
    }
}
