package org.woodshed.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import tools.jackson.databind.node.ObjectNode;

/**
 * When something was practised: one register whose parts never merge apart. The practice date is what the musician
 * calls that day; it is stored and never derived again, so it does not move with the time zone.
 */
public record PracticeTime(Instant startedAt, ZoneId zone, LocalDate practiceDate) {
    /** The default of the setting {@code dayStartsAt}: practice before it counts to the day before. */
    public static final LocalTime DEFAULT_DAY_START = LocalTime.of(4, 0);

    /** The time of new practice: the date is the start's day in the zone, or the day before if it is still night. */
    public static PracticeTime starting(Instant startedAt, ZoneId zone, LocalTime dayStartsAt) {
        ZonedDateTime local = startedAt.atZone(zone);
        LocalDate day = local.toLocalDate();
        return new PracticeTime(startedAt, zone, local.toLocalTime().isBefore(dayStartsAt) ? day.minusDays(1) : day);
    }

    public ObjectNode toJson() {
        return JsonValues.object()
                .put("startedAt", startedAt.toString())
                .put("zone", zone.getId())
                .put("practiceDate", practiceDate.toString());
    }

    /**
     * Reads the three parts. A zone that this machine's time zone database does not have reads as UTC.
     *
     * @throws java.time.DateTimeException if the start or the date is unreadable
     */
    static PracticeTime fromJson(ObjectNode json) {
        Instant startedAt = Instant.parse(json.path("startedAt").asString(""));
        LocalDate practiceDate = LocalDate.parse(json.path("practiceDate").asString(""));
        return new PracticeTime(startedAt, zone(json.path("zone").asString("")), practiceDate);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
