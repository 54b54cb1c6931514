package org.woodshed.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a piece that is practised by itself.
 *
 * @param id names it within its piece for ever
 */
public record Passage(String id, @Nullable String label, @Nullable String measures, @Nullable Integer tempoBpm,
        @Nullable Integer targetTempoBpm) {
    ObjectNode toJson() {
        ObjectNode json = JsonValues.object().put("id", id);
        if (label != null) {
            json.put("label", label);
        }
        if (measures != null) {
            json.put("measures", measures);
        }
        if (tempoBpm != null) {
            json.put("tempoBpm", tempoBpm.intValue());
        }
        if (targetTempoBpm != null) {
            json.put("targetTempoBpm", targetTempoBpm.intValue());
        }
        return json;
    }

    static Passage fromJson(ObjectNode json) {
        return new Passage(json.path("id").asString(""), JsonValues.text(json, "label"),
                JsonValues.text(json, "measures"),
                JsonValues.integer(json, "tempoBpm"), JsonValues.integer(json, "targetTempoBpm"));
    }
}
