package org.woodshed.lists;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/**
 * A list or an item as its registers. What was never created here, or is removed, keeps its registers and is hidden.
 * Immutable.
 */
public record Element(Map<String, Register> registers) {
    static final String EXISTS = "exists";
    static final String NAME = "name";
    static final String KIND = "kind";
    static final String POSITION = "position";
    static final String PLACE = "place";
    static final String LIST = "list";
    static final Element NONE = new Element(Map.of());

    /** Lists and items may have the same id. */
    public enum Sort {
        LIST, ITEM
    }

    /** Names an element. */
    public record Key(Sort sort, EntityId id) {}

    /** Copies the registers. */
    public Element {
        registers = Map.copyOf(registers);
    }

    @Nullable
    JsonNode value(String field) {
        Register register = registers.get(field);
        return register == null || register.value().isNull() ? null : register.value();
    }

    @Nullable
    String text(String field) {
        JsonNode value = value(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    boolean exists() {
        JsonNode value = value(EXISTS);
        return value != null && value.asBoolean(false);
    }

    /** Its place in the order of its like; null while unknown. */
    @Nullable
    String position() {
        JsonNode place = value(PLACE);
        return place == null ? text(POSITION) : place.path(POSITION).stringValue(null);
    }

    /** The list an item is in; null for what is in none. */
    @Nullable
    EntityId list() {
        JsonNode place = value(PLACE);
        String list = place == null ? null : place.path(LIST).stringValue(null);
        return list == null ? null : new EntityId(list);
    }

    /** With a register written; this one, if what it has wins. */
    Element with(String field, Register written) {
        Register present = registers.get(field);
        if (present != null && !written.beats(present)) {
            return this;
        }
        Map<String, Register> changed = new TreeMap<>(registers);
        changed.put(field, written);
        return new Element(changed);
    }
}
