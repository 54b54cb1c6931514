package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.Schemas;

class DeltaRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'title': null}| title invalid",
            "{'title': '  '}| title invalid",
            "{'title': []}| title invalid",
            "{'difficulty': 6}| difficulty invalid",
            "{'difficulty': '3'}| difficulty invalid",
            "{'$add': {'tags': ['']}}| tags invalid",
            "{'$add': {'tags': ['a','b','c','d','e','f','g','h','i','j','k']}}| tags too_long",
            "{'$add': {'links': ['ftp://x']}}| links invalid",
            "{'$put': {'passages': {'a b': {'label': 'x'}}}}| passages.id invalid",
            "{'$put': {'passages': {'k1': {'tempoBpm': 401}}}}| passages.k1.tempoBpm invalid",
            "{'passages': [{'label': 'x'}]}| passages.id invalid"})
    void aDeltaIsHeldToTheRulesOfItsFields(String delta, String problem) throws DeltaException {
        assertThat(problem(Schemas.PIECE, delta)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'composer': null, 'notes': null, 'somethingNew': [1]}",
            "{'$put': {'passages': {'k1': {'tempoBpm': null, 'somethingNew': {}}}}}",
            "{'$remove': {'tags': ['']}}",
            "{'$drop': {'passages': ['a b']}}"})
    void clearingRemovingAndNewerFieldsAreFine(String delta) throws DeltaException {
        assertThat(problem(Schemas.PIECE, delta)).isEmpty();
    }

    @Test
    void theTimeOfAnEntryCanNotBeCleared() throws DeltaException {
        assertThat(problem(Schemas.LOGBOOK_ENTRY, "{'when': null}")).isEqualTo("when invalid");
    }

    @Test
    void everyKnownTextIsNormalised() throws DeltaException {
        Delta delta = DeltaCodec.read(Schemas.PIECE,
                object("{'title': ' Air ', 'x': ' kept ', '$add': {'tags': [' a ']}, "
                        + "'$remove': {'tags': [' b ']}, '$put': {'passages': {'k1': {'label': ' c '}}}, '$drop': {'passages': "
                        + "['k2']}}"));

        assertThat(DeltaCodec.write(DeltaRules.normalised(Schemas.PIECE, delta))).isEqualTo(object(
                "{'title': 'Air', 'x': ' kept ', '$add': {'tags': ['a']}, '$remove': {'tags': ['b']}, "
                        + "'$put': {'passages': {'k1': {'label': 'c'}}}, '$drop': {'passages': ['k2']}}"));
    }

    @Test
    void plainCollectionsBecomeCanonicalAndClearingStaysClearing() throws DeltaException {
        Delta delta = DeltaCodec.read(Schemas.PIECE, object(
                "{'tags': ['b ', 'a', 'b'], 'links': [], 'composer': null, 'passages': [{'id': 'k', 'label': null}]}"));

        assertThat(DeltaCodec.write(DeltaRules.normalised(Schemas.PIECE, delta))).isEqualTo(object(
                "{'tags': ['a', 'b'], 'links': null, 'composer': null, 'passages': [{'id': 'k'}]}"));
    }

    private static String problem(EntitySchema schema, String delta) throws DeltaException {
        return DeltaRules.problem(schema, DeltaCodec.read(schema, object(delta)))
                .map(problem -> problem.field() + " " + problem.reason().wireName()).orElse("");
    }
}
