package org.woodshed.lists;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/**
 * An item as screens show it.
 *
 * @param doneOn  when it was last ticked off; null for never
 * @param minutes how long it is meant to take
 */
public record ListItem(EntityId id, EntityId list, String text, @Nullable LocalDate doneOn, @Nullable String note,
        @Nullable EntityId pieceId, @Nullable Integer minutes) {
    /** Whether it counts as done: in a routine only on the day it was ticked. */
    public boolean done(ListKind kind, LocalDate today) {
        return doneOn != null && (kind != ListKind.ROUTINE || doneOn.equals(today));
    }

    /** What it says, for a new item that says the same and is not done. */
    public Map<String, JsonNode> fields() {
        Map<String, JsonNode> fields = new TreeMap<>(Map.of(ItemField.TEXT, StringNode.valueOf(text)));
        if (note != null) {
            fields.put(ItemField.NOTE, StringNode.valueOf(note));
        }
        if (pieceId != null) {
            fields.put(ItemField.PIECE, StringNode.valueOf(pieceId.value()));
        }
        if (minutes != null) {
            fields.put(ItemField.MINUTES, IntNode.valueOf(minutes));
        }
        return fields;
    }
}
