package org.woodshed.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads when practice began: {@code 2026-11-20T18:02} by the clock of a zone, or with an offset. Pure. */
final class StartTimes {
    private StartTimes() {}

    /** @throws CommandException if the text is no such time */
    static Instant parse(String text, ZoneId zone) throws CommandException {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException noOffset) {
            return local(text, iso, zone);
        }
    }

    private static Instant local(String text, String iso, ZoneId zone) throws CommandException {
        try {
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw CommandException.usage("\"" + text
                    + "\" is no start: it looks like 2026-11-20T18:02, or 2026-11-20T18:02:00+01:00.");
        }
    }

    /** @throws CommandException if there is no such zone */
    static ZoneId zone(String text) throws CommandException {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw CommandException.usage("\"" + text + "\" is no time zone: it looks like Europe/Berlin.");
        }
    }
}
