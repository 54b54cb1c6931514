package org.woodshed.model;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Data being put together for one entity. Not thread-safe. Texts are kept as typed; {@link EntityRules} normalises and
 * checks them when the draft becomes a change.
 *
 * @param <D> the draft's own type, for chaining
 */
abstract class Draft<D extends Draft<D>> {
    private final ObjectNode data;

    Draft(ObjectNode data) {
        this.data = data.deepCopy();
    }

    abstract D self();

    /** A copy of the data as it is now. */
    public ObjectNode data() {
        return data.deepCopy();
    }

    /** Removes a field. */
    public D clear(String field) {
        data.remove(field);
        return self();
    }

    D set(String field, @Nullable JsonNode value) {
        if (value == null) {
            return clear(field);
        }
        data.set(field, value);
        return self();
    }

    /** Blank text clears the field: a musician who empties a box means "nothing". */
    D text(String field, @Nullable String value) {
        return set(field, value == null || value.isBlank() ? null : StringNode.valueOf(value));
    }

    D integer(String field, @Nullable Integer value) {
        return set(field, value == null ? null : IntNode.valueOf(value));
    }

    D texts(String field, Collection<String> values) {
        return set(field, values.isEmpty() ? null : CanonicalData.set(values));
    }
}
