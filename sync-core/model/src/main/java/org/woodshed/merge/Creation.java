package org.woodshed.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole new state that meets an entity which is already there, as a delta from version 0: sets and keyed collections
 * unite, and values nobody chose on purpose never overlap. Pure.
 */
final class Creation {
    private static final Map<EntityType, Map<String, String>> DEFAULTS = Map.of(EntityType.LOGBOOK_ENTRY, Map.of("type",
            EntryVocabulary.DEFAULT_TYPE, "source", EntryVocabulary.SOURCE_MANUAL), EntityType.PIECE,
            Map.of("status",
                    "planned"));
    /** One piece in two spellings: whoever was first at the server gave it its name. */
    private static final Set<String> NAMES_OF_A_PIECE = Set.of("title", "composer");

    private final EntitySchema schema;
    private final ObjectNode current;

    Creation(EntitySchema schema, ObjectNode current) {
        this.schema = schema;
        this.current = current;
    }

    Delta asDelta(ObjectNode state) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, Set<String>> added = new TreeMap<>();
        Map<String, Map<String, ObjectNode>> puts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : CanonicalData.of(schema, state).properties()) {
            switch (schema.rule(field.getKey()).kind()) {
                case SET -> added.put(field.getKey(), new TreeSet<>(JsonValues.texts(field.getValue())));
                case KEYED -> puts.put(field.getKey(), KeyedItems.read(schema.rule(field.getKey()).keyName(), field
                        .getValue()));
                default -> {
                    if (!givesWay(field.getKey(), field.getValue())) {
                        values.put(field.getKey(), field.getValue());
                    }
                }
            }
        }
        return new Delta(values, added, Map.of(), Map.of(), puts, Map.of());
    }

    /** True if the value that is there now is a mere default, so that the new one replaces it without asking. */
    boolean yields(String field, JsonNode newValue) {
        return isDefault(field, current.get(field));
    }

    private boolean givesWay(String field, JsonNode value) {
        boolean taken = !JsonValues.isAbsent(current.get(field));
        boolean name = schema.type().equals(EntityType.PIECE) && NAMES_OF_A_PIECE.contains(field);
        return taken && (name || isDefault(field, value));
    }

    private boolean isDefault(String field, @Nullable JsonNode value) {
        String byDefault = DEFAULTS.getOrDefault(schema.type(), Map.of()).get(field);
        return byDefault != null && value != null && byDefault.equals(value.asString(""));
    }
}
