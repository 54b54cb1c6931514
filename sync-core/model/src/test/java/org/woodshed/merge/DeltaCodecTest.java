package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.AllKinds;
import org.woodshed.model.Seeded;
import org.woodshed.model.TestJson;
import tools.jackson.databind.node.ObjectNode;

class DeltaCodecTest {
    @Test
    void plainFieldsStandBesideTheOperators() throws DeltaException {
        ObjectNode data = TestJson.object("{'notes': 'slow', 'status': null, '$add': {'tags': ['b', 'a']}, '$remove': "
                + "{'tags': ['c']}, '$inc': {'count': -2}, '$put': {'passages': {'k1': {'label': 'x', 'tempoBpm': null}}}, "
                + "'$drop': {'passages': ['k2']}}");
        Delta delta = DeltaCodec.read(AllKinds.SCHEMA, data);

        assertThat(delta.values()).isEqualTo(Map.of("notes", data.get("notes"), "status", data.get("status")));
        assertThat(delta.added()).isEqualTo(Map.of("tags", Set.of("a", "b")));
        assertThat(delta.removed()).isEqualTo(Map.of("tags", Set.of("c")));
        assertThat(delta.increments()).isEqualTo(Map.of("count", -2L));
        assertThat(delta.puts()).isEqualTo(Map.of("passages", Map.of("k1", TestJson.object(
                "{'label': 'x', 'tempoBpm': null}"))));
        assertThat(delta.drops()).isEqualTo(Map.of("passages", Set.of("k2")));
        assertThat(delta.fields()).containsExactly("count", "notes", "passages", "status", "tags");
    }

    @Test
    void emptyOperatorsChangeNothing() throws DeltaException {
        Delta delta = DeltaCodec.read(AllKinds.SCHEMA, TestJson.object(
                "{'$add': {}, '$remove': {'tags': []}, '$inc': {}, '$put': {'passages': {}}, '$drop': {'passages': []}}"));

        assertThat(delta).isEqualTo(Delta.NONE);
        assertThat(delta.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'$move': {}}| $move",
            "{'$add': null}| $add",
            "{'$add': ['tags']}| $add",
            "{'$add': {'tags': 'a'}}| tags",
            "{'$add': {'tags': [7]}}| tags",
            "{'$add': {'tags': [null]}}| tags",
            "{'$add': {'notes': ['a']}}| notes",
            "{'$add': {'unknown': ['a']}}| unknown",
            "{'$remove': {'passages': ['k1']}}| passages",
            "{'$inc': {'count': '1'}}| count",
            "{'$inc': {'count': 1.5}}| count",
            "{'$inc': {'seconds': 1}}| seconds",
            "{'$put': {'passages': [{'id': 'k1'}]}}| passages",
            "{'$put': {'passages': {'k1': 'x'}}}| passages.k1",
            "{'$put': {'passages': {'k1': null}}}| passages.k1",
            "{'$put': {'passages': {'k1': {'id': 'k2'}}}}| passages.k1",
            "{'$put': {'passages': {'k1': {'id': null}}}}| passages.k1",
            "{'$put': {'tags': {'a': {}}}}| tags",
            "{'$drop': {'passages': 'k1'}}| passages",
            "{'$drop': {'tags': ['a']}}| tags"})
    void aMalformedOperatorIsRefusedByItsField(String json, String field) {
        assertThatThrownBy(() -> DeltaCodec.read(AllKinds.SCHEMA, TestJson.object(json))).isInstanceOfSatisfying(
                DeltaException.class, refused -> {
                    assertThat(refused.problem().field()).isEqualTo(field);
                    assertThat(refused.problem().reason().wireName()).isEqualTo("invalid");
                    assertThat(refused).hasMessageStartingWith(field);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'tags': ['a'], '$add': {'tags': ['b']}}| tags",
            "{'tags': null, '$remove': {'tags': ['b']}}| tags",
            "{'count': 3, '$inc': {'count': 1}}| count",
            "{'passages': [], '$put': {'passages': {'k1': {}}}}| passages",
            "{'passages': [], '$drop': {'passages': ['k1']}}| passages",
            "{'tags': ['a'], '$add': {'tags': []}}| tags"})
    void onePlainFieldIsNotAlsoInAnOperator(String json, String field) {
        assertThatThrownBy(() -> DeltaCodec.read(AllKinds.SCHEMA, TestJson.object(json))).isInstanceOfSatisfying(
                DeltaException.class, refused -> assertThat(refused.problem().field()).isEqualTo(field));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Seeded.times(2000, random -> {
            ObjectNode from = AllKinds.canonical(random);
            Delta delta = Deltas.between(AllKinds.SCHEMA, from, AllKinds.edited(random, from));

            assertThat(read(DeltaCodec.write(delta))).isEqualTo(delta);
        });
    }

    private static Delta read(ObjectNode data) {
        try {
            return DeltaCodec.read(AllKinds.SCHEMA, data);
        } catch (DeltaException refused) {
            throw new AssertionError(refused);
        }
    }
}
