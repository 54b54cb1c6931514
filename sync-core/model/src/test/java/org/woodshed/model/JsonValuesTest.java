package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonValuesTest {
    @Test
    void absentAndNullAreTheSame() {
        assertThat(JsonValues.same(null, json("null"))).isTrue();
        assertThat(JsonValues.same(json("null"), null)).isTrue();
        assertThat(JsonValues.same(null, null)).isTrue();
        assertThat(JsonValues.same(json("0"), null)).isFalse();
        assertThat(JsonValues.same(null, json("''"))).isFalse();
    }

    @Test
    void numbersAreComparedByValueAtAnyDepth() {
        assertThat(JsonValues.same(json("5"), json("5.0"))).isTrue();
        assertThat(JsonValues.same(json("[{'a': 5.0}]"), json("[{'a': 5}]"))).isTrue();
        assertThat(JsonValues.same(json("5"), json("'5'"))).isFalse();
        assertThat(JsonValues.same(json("5"), json("5.5"))).isFalse();
    }

    @Test
    void theOrderOfFieldsDoesNotMatterButThatOfItemsDoes() {
        assertThat(JsonValues.same(json("{'a': 1, 'b': 2}"), json("{'b': 2, 'a': 1}"))).isTrue();
        assertThat(JsonValues.same(json("[1, 2]"), json("[2, 1]"))).isFalse();
    }

    private static JsonNode json(String value) {
        return TestJson.object("{'v': " + value + "}").get("v");
    }
}
