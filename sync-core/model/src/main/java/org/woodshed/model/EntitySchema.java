package org.woodshed.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of one entity type. Fields that are not listed are registers of a newer app: carried, never
 * checked. Immutable.
 */
public final class EntitySchema {
    private final EntityType type;
    private final Map<String, FieldRule> rules;
    private final Set<String> required;

    private EntitySchema(EntityType type, Map<String, FieldRule> rules, Set<String> required) {
        this.type = type;
        this.rules = Collections.unmodifiableMap(rules);
        this.required = Set.copyOf(required);
    }

    static EntitySchema of(EntityType type, Set<String> required, FieldRule... rules) {
        Map<String, FieldRule> byName = new LinkedHashMap<>();
        for (FieldRule rule : rules) {
            byName.put(rule.name(), rule);
        }
        return new EntitySchema(type, byName, required);
    }

    public EntityType type() {
        return type;
    }

    /** The rule of a field; unknown fields have one too. */
    public FieldRule rule(String field) {
        FieldRule rule = rules.get(field);
        return rule == null ? FieldRule.unknown(field) : rule;
    }

    public @Nullable FieldRule knownRule(String field) {
        return rules.get(field);
    }

    /** In the order in which the fields were declared. */
    public Set<String> knownFields() {
        return rules.keySet();
    }

    /** Fields without which an entity can't be created. */
    public Set<String> required() {
        return required;
    }
}
