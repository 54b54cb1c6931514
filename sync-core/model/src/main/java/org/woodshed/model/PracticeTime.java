package org.woodshed.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
        return JsonValues.object().put("startedAt", startedAt.toString()).put("zone", zone.getId()).put("practiceDate",
                practiceDate.toString());
    }

    /** @throws java.time.DateTimeException if a part is unreadable */
    static PracticeTime fromJson(ObjectNode json) {
        return new PracticeTime(Instant.parse(json.path("startedAt").asString("")), ZoneId.of(json.path("zone")
                .asString("")), LocalDate.parse(json.path("practiceDate").asString("")));
    }
}
