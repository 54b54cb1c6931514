package org.woodshed.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.cli.EntryInput.PieceInput;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one line of {@code log --batch}: an object with the names of the options, or of the wire where they differ
 * ({@code durationSeconds}, {@code startedAt}, {@code tags}, {@code techniques}, {@code pieces}). Pure.
 */
final class BatchLine {
    private static final Set<String> KNOWN = Set.of("duration", "durationSeconds", "piece", "composer", "pieces",
            "start",
            "startedAt", "zone", "type", "instrument", "notes", "tag", "tags", "technique", "techniques", "mood",
            "rating");

    private final ObjectNode line;

    private BatchLine(ObjectNode line) {
        this.line = line;
    }

    /** @throws CommandException if the line can't be understood */
    static EntryInput parse(String text, ZoneId here) throws CommandException {
        try {
            return new BatchLine(Json.readObject(text)).read(here);
        } catch (JsonException noObject) {
            throw CommandException.usage(noObject.getMessage() + ".");
        }
    }

    private EntryInput read(ZoneId here) throws CommandException {
        for (Map.Entry<String, JsonNode> field : line.properties()) {
            if (!KNOWN.contains(field.getKey())) {
                throw CommandException.usage("The field \"" + field.getKey() + "\" is not known.");
            }
        }
        String zoneName = text("zone");
        ZoneId zone = zoneName == null ? null : StartTimes.zone(zoneName);
        String startText = text("start") == null ? text("startedAt") : text("start");
        Instant start = startText == null ? null : StartTimes.parse(startText, zone == null ? here : zone);
        return new EntryInput(seconds(), start, zone, pieces(), EntryOptions.oneOf("type", text("type"),
                EntryVocabulary.TYPES), text("instrument"), text("notes"), texts("tag", "tags"),
                texts("technique",
                        "techniques"),
                EntryOptions.oneOf("mood", text("mood"), EntryVocabulary.MOODS), integer(line, "rating"));
    }

    private @Nullable Integer seconds() throws CommandException {
        Integer seconds = integer(line, "durationSeconds");
        if (seconds != null) {
            return seconds;
        }
        JsonNode duration = line.get("duration");
        return duration == null || duration.isNull() ? null : EntryOptions.seconds(duration.asString());
    }

    private @Nullable List<PieceInput> pieces() throws CommandException {
        if (line.get("pieces") != null) {
            List<PieceInput> pieces = new ArrayList<>();
            for (JsonNode piece : line.path("pieces")) {
                pieces.add(piece(piece, "title"));
            }
            return pieces;
        }
        return text("piece") == null ? null : List.of(piece(line, "piece"));
    }

    private static PieceInput piece(JsonNode node, String titleField) throws CommandException {
        if (!(node instanceof ObjectNode object) || JsonValues.text(object, titleField) == null) {
            throw CommandException.usage("Every piece needs a title.");
        }
        String title = String.valueOf(JsonValues.text(object, titleField));
        boolean alone = titleField.equals("title");
        return new PieceInput(new PieceName(title, JsonValues.text(object, "composer")), alone ? JsonValues.text(object,
                "measures") : null, alone ? integer(object, "tempoBpm") : null);
    }

    private @Nullable String text(String field) throws CommandException {
        JsonNode value = line.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw CommandException.usage("The field \"" + field + "\" has to be a text.");
        }
        return value.stringValue();
    }

    /** One text, or a list of texts, under either name. */
    private @Nullable List<String> texts(String one, String many) throws CommandException {
        JsonNode value = line.has(many) ? line.get(many) : line.get(one);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        List<String> texts = JsonValues.texts(value);
        if (!value.isArray() || texts.size() != value.size()) {
            throw CommandException.usage("The field \"" + many + "\" has to be a list of texts.");
        }
        return texts;
    }

    private static @Nullable Integer integer(ObjectNode object, String field) throws CommandException {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw CommandException.usage("The field \"" + field + "\" has to be a whole number.");
        }
        return value.intValue();
    }
}
