package org.woodshed.model.mirubato;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import org.woodshed.model.NamedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and moves the fields of one older record. Belongs to one thread. */
final class OlderFields {
    /** Of the record's own account, or of no use once it has an id, a version and a tombstone here. */
    private static final List<String> DROPPED = List.of("id", "version", "userId", "updatedAt", "deletedAt", "deleted",
            "checksum");
    private final ObjectNode fields;
    private final @Nullable String id;
    private final boolean deleted;

    OlderFields(ObjectNode record) {
        this.fields = record.deepCopy();
        this.id = JsonValues.text(fields, "id");
        this.deleted = !JsonValues.isAbsent(fields.get("deletedAt"));
        fields.remove(DROPPED);
    }

    /** What is left, with everything that was put. */
    ObjectNode fields() {
        return fields;
    }

    boolean deleted() {
        return deleted;
    }

    @Nullable
    EntityId id() {
        return id == null || id.isEmpty() ? null : idOf(id);
    }

    /** The id itself; what can't be one here stands for one that always follows from it. */
    static EntityId idOf(String older) {
        try {
            return new EntityId(older);
        } catch (IllegalArgumentException otherCharacters) {
            return NamedIds.of("mirubato|" + older);
        }
    }

    /** Takes a field out; null if it is absent. */
    @Nullable
    JsonNode take(String name) {
        JsonNode value = fields.remove(name);
        return JsonValues.isAbsent(value) ? null : value;
    }

    /** Spells names such as {@code PRACTICE} or {@code Neutral} as the wire does. */
    void lowerCase(String... names) {
        for (String name : names) {
            String text = JsonValues.text(fields, name);
            if (text != null) {
                fields.put(name, text.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** When it was made; what can't be read is left out, as nothing depends on it. */
    void createdAt() {
        Instant time = instant(take("createdAt"));
        if (time != null) {
            fields.put("createdAt", time.toString());
        }
    }

    /** Texts that are empty say nothing. */
    void withoutEmptyTexts() {
        List<String> empty = fields.properties().stream().filter(field -> field.getValue().isNull() || (field.getValue()
                .isString() && field.getValue().stringValue().isBlank())).map(java.util.Map.Entry::getKey).toList();
        fields.remove(empty);
    }

    /** A time as ISO text, with any offset, or in milliseconds since 1970; null for anything else. */
    static @Nullable Instant instant(@Nullable JsonNode value) {
        try {
            if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
                return Instant.ofEpochMilli(value.longValue());
            }
            return value != null && value.isString() ? OffsetDateTime.parse(value.stringValue()).toInstant() : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** A date, or the date of a time in a zone; null for anything else. */
    static @Nullable LocalDate date(@Nullable JsonNode value, ZoneId zone) {
        Instant time = instant(value);
        if (time != null || value == null) {
            return time == null ? null : time.atZone(zone).toLocalDate();
        }
        try {
            return LocalDate.parse(value.asString(""));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
