package org.woodshed.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.GoalVocabulary;
import org.woodshed.model.JsonValues;
import org.woodshed.model.PieceIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole new state that meets an entity which is already there, as a delta from version 0: sets and keyed collections
 * unite, and values nobody chose on purpose never overlap. Pure.
 */
final class Creation {
    private static final Map<EntityType, Map<String, String>> DEFAULTS = Map.of(
            EntityType.LOGBOOK_ENTRY,
            Map.of("type", EntryVocabulary.DEFAULT_TYPE, "source", EntryVocabulary.SOURCE_MANUAL),
            EntityType.PIECE, Map.of("status", "planned"),
            EntityType.GOAL, Map.of("status", GoalVocabulary.STATUS_ACTIVE, "period", GoalVocabulary.NO_PERIOD));
    private static final Set<String> NAMES_OF_A_PIECE = Set.of("title", "composer");

    private final EntitySchema schema;
    private final ObjectNode current;
    private final Predicate<String> known;

    /** @param known tells whether the sender had seen the present value of a field */
    Creation(EntitySchema schema, ObjectNode current, Predicate<String> known) {
        this.schema = schema;
        this.current = current;
        this.known = known;
    }

    Delta asDelta(ObjectNode state) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Map<String, Set<String>> added = new TreeMap<>();
        Map<String, Map<String, ObjectNode>> puts = new TreeMap<>();
        boolean sameName = isSameName(state);
        for (Map.Entry<String, JsonNode> field : CanonicalData.of(schema, state).properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (schema.rule(name).kind()) {
                case SET -> added.put(name, new TreeSet<>(JsonValues.texts(value)));
                case KEYED -> puts.put(name, KeyedItems.read(schema.rule(name).keyName(), value));
                default -> {
                    boolean spelling = sameName && NAMES_OF_A_PIECE.contains(name);
                    if (known.test(name) || !isTaken(name) || !(spelling || isDefault(name, value))) {
                        values.put(name, value);
                    }
                }
            }
        }
        return new Delta(values, added, Map.of(), Map.of(), puts, Map.of());
    }

    /** True if the value that is there now is a mere default, so that the new one replaces it without asking. */
    boolean replacesDefault(String field) {
        return isDefault(field, current.get(field));
    }

    /** One piece in two spellings: whoever was first at the server gave it its name. */
    private boolean isSameName(ObjectNode state) {
        return schema.type().equals(EntityType.PIECE) && normalisedKey(state).equals(normalisedKey(current));
    }

    private static String normalisedKey(ObjectNode piece) {
        String title = JsonValues.text(piece, "title");
        return PieceIdentity.normalisedKey(title == null ? "" : title, JsonValues.text(piece, "composer"));
    }

    private boolean isTaken(String field) {
        return !JsonValues.isAbsent(current.get(field));
    }

    private boolean isDefault(String field, @Nullable JsonNode value) {
        String byDefault = DEFAULTS.getOrDefault(schema.type(), Map.of()).get(field);
        return byDefault != null && value != null && byDefault.equals(value.asString(""));
    }
}
