package org.woodshed.merge;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one change does to an entity, field by field. On the wire: plain fields beside {@code $add}, {@code $remove},
 * {@code $inc}, {@code $put} and {@code $drop} (see {@link DeltaCodec}). Never
 * changed once it is made.
 *
 * @param values     new whole values; JSON null clears the field
 * @param added      members added to sets
 * @param removed    members removed from sets
 * @param increments amounts added to counters
 * @param puts       items of keyed collections by key: fields to set (null clears one), or a whole new item
 * @param drops      keys removed from keyed collections
 */
public record Delta(Map<String, JsonNode> values, Map<String, Set<String>> added, Map<String, Set<String>> removed,
        Map<String, Long> increments, Map<String, Map<String, ObjectNode>> puts, Map<String, Set<String>> drops) {

    /** The delta that changes nothing. */
    public static final Delta NONE = new Delta(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public boolean isEmpty() {
        return values.isEmpty() && added.isEmpty() && removed.isEmpty() && increments.isEmpty() && puts.isEmpty()
                && drops.isEmpty();
    }

    /** The names of all fields this delta touches, sorted. */
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(values.keySet());
        fields.addAll(added.keySet());
        fields.addAll(removed.keySet());
        fields.addAll(increments.keySet());
        fields.addAll(puts.keySet());
        fields.addAll(drops.keySet());
        return fields;
    }
}
