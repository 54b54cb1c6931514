package org.woodshed.protocol;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Older whole-state records that are to become entries of the log. They stand in {@code records}, or as a mirubato backup
 * has them in {@code logbook}, {@code goals} and {@code repertoire}. One that can't be read is answered alone.
 *
 * @param version of a backup, such as 2.0
 * @param zone    where the entries of a backup, which does not say, were practised; null for UTC
 */
public record MigrateRequest(@Nullable List<JsonNode> records, @Nullable List<JsonNode> logbook,
        @Nullable List<JsonNode> goals, @Nullable List<JsonNode> repertoire, @Nullable JsonNode version,
        @Nullable String zone) {
    private static final Pattern VERSION = Pattern.compile("\"?(\\d{1,4})(\\.\\d{1,4})*\"?");
    private static final String DEFAULT_ZONE = "UTC";

    /** @throws IllegalArgumentException if there are none, or the zone is none */
    public MigrateRequest {
        if (logbook == null && goals == null && repertoire == null) {
            Required.present("records", records);
        }
        zoneOf(zone);
    }

    public ZoneId zoneOrDefault() {
        return zoneOf(zone);
    }

    /** The first part of the version; 0 if there is none, -1 if it can't be read. */
    public int majorVersion() {
        if (version == null || version.isNull()) {
            return 0;
        }
        Matcher matcher = VERSION.matcher(version.toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static ZoneId zoneOf(@Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? DEFAULT_ZONE : zone);
        } catch (DateTimeException unknown) {
            throw new InvalidPartException("zone", "must be a time zone such as Europe/Berlin");
        }
    }
}
