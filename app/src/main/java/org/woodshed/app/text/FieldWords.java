package org.woodshed.app.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Piece;
import tools.jackson.databind.JsonNode;

/** Fields and their values in the musician's words. Thread-safe. */
public final class FieldWords {
    private final Logbook logbook;
    private final DayWords days;

    public FieldWords(Logbook logbook, DayWords days) {
        this.logbook = logbook;
        this.days = days;
    }

    /** The name of a field by its path: "notes", or "pieces.<id>" for one item of a collection. */
    public String field(String path) {
        int dot = path.indexOf('.');
        String name = Messages.name("field", dot < 0 ? path : path.substring(0, dot));
        if (path.equals("value")) {
            return Messages.text("field.value");
        }
        if (dot < 0 || !path.startsWith("pieces.")) {
            return name;
        }
        String key = path.substring(dot + 1);
        int end = key.indexOf('.');
        String title = title(end < 0 ? key : key.substring(0, end));
        return title.isEmpty() ? name : title;
    }

    /** The value of a field, whole; a word for none. */
    public String value(String path, @Nullable JsonNode value) {
        if (value == null || JsonValues.isAbsent(value)) {
            return Messages.text("conflict.nothing");
        }
        return switch (path) {
            case "durationSeconds" -> Lengths.words(value.asLong(0));
            case "type", "mood", "status", "source" -> Messages.name(path, value.asString(""));
            case "when" -> when(value);
            case "pieceId" -> named(value);
            case "period" -> Messages.name("period", value.asString(""));
            default -> plain(value);
        };
    }

    private String when(JsonNode value) {
        try {
            ZoneId zone = ZoneId.of(value.path("zone").asString(""));
            Instant start = Instant.parse(value.path("startedAt").asString(""));
            return Messages.text("entity.when", days.shortDate(start.atZone(zone).toLocalDate()), days.time(start,
                    zone));
        } catch (DateTimeException unreadable) {
            return plain(value);
        }
    }

    private String plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (!value.isObject() && !value.isArray()) {
            return value.toString();
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(plain(item)));
            return String.join(", ", parts);
        }
        value.properties().forEach(part -> {
            // An item's id is for the machine, unless it says nothing else.
            if (!part.getKey().equals("id") || value.size() == 1) {
                parts.add(part.getKey().equals("pieceId") ? named(part.getValue()) : plain(part.getValue()));
            }
        });
        return String.join(" · ", parts);
    }

    private String named(JsonNode pieceId) {
        String title = title(pieceId.asString(""));
        return title.isEmpty() ? Messages.text("entity.piece") : title;
    }

    private String title(String id) {
        try {
            return logbook.piece(new EntityId(id)).map(Piece::title).orElse("");
        } catch (IllegalArgumentException noId) {
            return "";
        }
    }
}
