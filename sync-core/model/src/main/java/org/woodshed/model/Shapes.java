package org.woodshed.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a value has the shape that its field's kind is merged by. What has another shape, such as a newer app's, is
 * carried whole, like a register. Pure.
 */
public final class Shapes {
    private Shapes() {}

    /** True for absent values too. */
    public static boolean fits(FieldRule rule, @Nullable JsonNode value) {
        if (value == null || JsonValues.isAbsent(value)) {
            return true;
        }
        return switch (rule.kind()) {
            case SET -> isSet(value);
            case KEYED -> isKeyed(value, rule.keyName());
            case COUNTER -> value.isIntegralNumber() && value.canConvertToLong();
            case DURATION -> value.isNumber();
            case REGISTER, TEXT, EARLIEST -> true;
        };
    }

    static boolean isSet(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode member : value) {
            if (!member.isString()) {
                return false;
            }
        }
        return true;
    }

    static boolean isKeyed(JsonNode value, String keyName) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode item : value) {
            if (!item.isObject() || !item.path(keyName).isString()) {
                return false;
            }
        }
        return true;
    }
}
