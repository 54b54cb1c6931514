package org.woodshed.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One piece within an entry.
 *
 * @param measures what part of the piece, as typed ("89–112"), at most 50 characters
 * @param tempoBpm the tempo reached, 10…400 beats a minute
 */
public record PiecePractice(EntityId pieceId, @Nullable String measures, @Nullable Integer tempoBpm) {
    public static PiecePractice of(EntityId pieceId) {
        return new PiecePractice(pieceId, null, null);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonValues.object().put("pieceId", pieceId.value());
        if (measures != null) {
            json.put("measures", measures);
        }
        if (tempoBpm != null) {
            json.put("tempoBpm", tempoBpm.intValue());
        }
        return json;
    }

    static PiecePractice fromJson(ObjectNode json) {
        return new PiecePractice(new EntityId(json.path("pieceId").asString("")), JsonValues.text(json, "measures"),
                JsonValues.integer(json, "tempoBpm"));
    }
}
