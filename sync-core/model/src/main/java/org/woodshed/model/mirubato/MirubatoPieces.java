package org.woodshed.model.mirubato;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.PieceIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pieces of the repertoire. They are named by a score, whose id is made of title and composer where nothing else says
 * what they are. Their id here is that of title and composer, so that entries find them. Pure.
 */
final class MirubatoPieces {
    private static final List<String> SCORES = List.of("scoreId", "score_id");
    private static final String NO_COMPOSER = "unknown";

    private MirubatoPieces() {}

    /** True if these fields are not yet those of this domain. */
    static boolean isOne(ObjectNode fields) {
        return !fields.has("title") && SCORES.stream().anyMatch(fields::has);
    }

    static TakenOver read(ObjectNode record) throws UnreadableRecordException {
        OlderFields older = new OlderFields(record);
        Named named = named(older, record);
        EntityId id = PieceIdentity.candidateId(named.title(), named.composer(), 1);
        if (older.deleted()) {
            return new TakenOver(EntityType.PIECE, id, true, JsonValues.object(), List.of());
        }
        older.fields().put("title", named.title());
        older.fields().put("composer", named.composer());
        older.lowerCase("status", "instrument");
        older.createdAt();
        older.withoutEmptyTexts();
        return new TakenOver(EntityType.PIECE, id, false, older.fields(), List.of());
    }

    private static Named named(OlderFields older, ObjectNode record) throws UnreadableRecordException {
        String score = null;
        for (String name : SCORES) {
            JsonNode value = older.take(name);
            score = score == null && value != null && value.isString() ? value.stringValue() : score;
        }
        String title = JsonValues.text(record, "title");
        if (title != null && !title.isBlank()) {
            return new Named(title, JsonValues.text(record, "composer"));
        }
        return fromScore(score == null ? JsonValues.text(record, "id") : score);
    }

    /** The two parts of a score's id: divided by two bars where one of them holds a dash, else by a dash. */
    private static Named fromScore(@Nullable String score) throws UnreadableRecordException {
        String divider = score != null && score.contains("||") ? "||" : "-";
        int place = score == null ? -1 : score.indexOf(divider);
        if (score == null || place < 1 || score.indexOf(divider, place + divider.length()) >= 0) {
            throw new UnreadableRecordException("title", "is missing, and the score's id does not tell it");
        }
        String composer = score.substring(place + divider.length()).strip();
        return new Named(score.substring(0, place), composer.equals(NO_COMPOSER) ? null : composer);
    }

    private record Named(String title, @Nullable String composer) {}
}
