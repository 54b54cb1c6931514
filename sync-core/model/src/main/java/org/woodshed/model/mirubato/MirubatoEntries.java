package org.woodshed.model.mirubato;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.PieceIdentity;
import org.woodshed.model.PracticeTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries: minutes become seconds, a time becomes a time in a zone, and titles become references to pieces. Pure. */
final class MirubatoEntries {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private MirubatoEntries() {}

    /** True if these fields are not yet those of this domain. */
    static boolean isOne(ObjectNode fields) {
        return fields.has("timestamp") && !fields.has("when");
    }

    static TakenOver read(ObjectNode record, ZoneId zone) throws UnreadableRecordException {
        OlderFields older = new OlderFields(record);
        if (older.deleted()) {
            return new TakenOver(EntityType.LOGBOOK_ENTRY, older.id(), true, JsonValues.object(), List.of());
        }
        List<TakenOver.NamedPiece> pieces = pieces(older);
        when(older, zone);
        duration(older);
        goals(older);
        older.lowerCase("type", "instrument", "mood");
        older.createdAt();
        older.withoutEmptyTexts();
        return new TakenOver(EntityType.LOGBOOK_ENTRY, older.id(), false, older.fields(), pieces);
    }

    private static void when(OlderFields older, ZoneId zone) throws UnreadableRecordException {
        Instant start = OlderFields.instant(older.take("timestamp"));
        if (start == null) {
            throw new UnreadableRecordException("timestamp", "is no time");
        }
        // A day of its own is as mirubato counts them: from midnight on.
        older.fields().set("when", PracticeTime.starting(start, zone, LocalTime.MIDNIGHT).toJson());
    }

    private static void duration(OlderFields older) throws UnreadableRecordException {
        JsonNode minutes = older.take("duration");
        if (minutes == null) {
            return;
        }
        if (!minutes.isNumber() || minutes.decimalValue().signum() < 0) {
            throw new UnreadableRecordException("duration", "is no number of minutes");
        }
        BigDecimal seconds = minutes.decimalValue().multiply(SECONDS_PER_MINUTE).setScale(0, RoundingMode.HALF_UP);
        older.fields().put("durationSeconds", seconds.longValue());
    }

    private static void goals(OlderFields older) {
        List<String> ids = JsonValues.texts(older.take("goalIds"));
        if (!ids.isEmpty()) {
            older.fields().set("goalIds", JsonValues.texts(ids.stream().map(OlderFields::idOf).map(EntityId::value)
                    .distinct().toList()));
        }
    }

    private static List<TakenOver.NamedPiece> pieces(OlderFields older) throws UnreadableRecordException {
        List<TakenOver.NamedPiece> named = new ArrayList<>();
        ArrayNode references = JsonValues.array();
        JsonNode items = older.take("pieces");
        for (JsonNode item : items == null ? JsonValues.array() : items) {
            if (!(item instanceof ObjectNode piece) || blank(JsonValues.text(piece, "title"))) {
                throw new UnreadableRecordException("pieces", "holds one without a title");
            }
            TakenOver.NamedPiece found = named(piece);
            if (named.stream().noneMatch(other -> other.id().equals(found.id()))) {
                named.add(found);
                references.add(reference(found.id(), piece));
            }
        }
        if (!references.isEmpty()) {
            older.fields().set("pieces", references);
        }
        return named;
    }

    private static TakenOver.NamedPiece named(ObjectNode piece) {
        String title = String.valueOf(JsonValues.text(piece, "title"));
        String composer = JsonValues.text(piece, "composer");
        ObjectNode data = JsonValues.object().put("title", title);
        if (!blank(composer)) {
            data.put("composer", composer);
        }
        return new TakenOver.NamedPiece(PieceIdentity.candidateId(title, composer, 1), data);
    }

    private static ObjectNode reference(EntityId id, ObjectNode piece) {
        ObjectNode reference = JsonValues.object().put("pieceId", id.value());
        JsonNode measures = piece.get("measures");
        if (!JsonValues.isAbsent(measures) && measures != null && !measures.asString("").isBlank()) {
            reference.put("measures", measures.asString(""));
        }
        JsonNode tempo = piece.get("tempo");
        if (tempo != null && tempo.isNumber()) {
            reference.put("tempoBpm", tempo.decimalValue().setScale(0, RoundingMode.HALF_UP).intValue());
        } else if (!JsonValues.isAbsent(tempo)) {
            // Words, such as Andante, have no field here, and are kept as they are.
            reference.set("tempo", tempo);
        }
        return reference;
    }

    private static boolean blank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
