package org.woodshed.app.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.woodshed.model.PracticeTime;

/**
 * Which day practice counts to: until the day begins, by default at four in the morning, it is still yesterday.
 * Thread-safe.
 *
 * @param dayStartsAt tells when a day begins, as it is set now
 */
public record PracticeCalendar(Clock clock, Supplier<LocalTime> dayStartsAt) {
    public LocalDate today() {
        return starting(clock.instant(), clock.getZone()).practiceDate();
    }

    /** The time of practice that begins then and there. */
    public PracticeTime starting(Instant startedAt, ZoneId zone) {
        return PracticeTime.starting(startedAt, zone, dayStartsAt.get());
    }
}
