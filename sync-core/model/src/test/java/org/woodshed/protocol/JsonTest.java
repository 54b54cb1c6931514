package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.DeviceId;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {
    private static final int MAX_DEPTH = 32;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "7", "\"x\"", "[]", "[{}]", "{", "{\"a\":}", "{'a':1}", "{a:1}",
            "{\"a\":1,}",
            "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1} 2", "{\"a\":1}{}",
            "{} x", "{\"a\":1} // no", "\uFEFF\uFEFF{}", "{\"a\":\"\u0001\"}"})
    void onlyOneWholeJsonObjectIsRead(String text) {
        assertThatThrownBy(() -> Json.readObject(text)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.readObject(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void aKeyStandsOnce() {
        assertThatThrownBy(() -> Json.readObject("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}")).isInstanceOf(JsonException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Json.read("{\"lastKnownServerVersion\":0,\"lastKnownServerVersion\":1}",
                SyncRequest.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void thirtyTwoLevelsAreReadAndThirtyThreeAreRefused() throws JsonException {
        assertThat(Json.readObject(objects(MAX_DEPTH))).isNotEmpty();
        assertThat(Json.readObject(arrays(MAX_DEPTH))).isNotEmpty();
        assertThatThrownBy(() -> Json.readObject(objects(MAX_DEPTH + 1))).isInstanceOf(JsonException.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> Json.readObject(arrays(MAX_DEPTH + 1))).isInstanceOf(JsonException.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> Json.readObject("{\"a\":" + "[".repeat(200_000))).isInstanceOf(JsonException.class);
    }

    @Test
    void whatAServerWrapsOnceMoreIsStillReadInAnAnswer() throws JsonException {
        assertThat(Json.readAnswer(objects(MAX_DEPTH + 2).getBytes(StandardCharsets.UTF_8), ObjectNode.class))
                .isNotEmpty();
        assertThatThrownBy(() -> Json.readAnswer(objects(100).getBytes(StandardCharsets.UTF_8), ObjectNode.class))
                .isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0", "1.5", "1e300", "-0.0"})
    void numbersThatEveryReaderHoldsAreRead(String number) throws JsonException {
        assertThat(Json.readObject("{\"a\":" + number + "}").get("a").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-9007199254740992", "9223372036854775807", "-9223372036854775808",
            "92233720368547758070", "1e400", "-1e400"})
    void otherNumbersAreRefusedByPath(String number) {
        assertThatThrownBy(() -> Json.readObject("{\"a\":[0,{\"b\":" + number + "}]}")).isInstanceOfSatisfying(
                JsonException.class, refused -> assertThat(refused.field()).isEqualTo("a[1].b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83cb", "\\udfb5\\ud83c"})
    void halfACharacterIsRefusedInTextsAndKeys(String half) {
        assertThatThrownBy(() -> Json.readObject("{\"a\":[{\"b\":\"" + half + "\"}]}")).isInstanceOfSatisfying(
                JsonException.class, refused -> assertThat(refused.field()).isEqualTo("a[0].b"));
        assertThatThrownBy(() -> Json.readObject("{\"x\":{\"" + half + "\":1}}")).isInstanceOf(JsonException.class);
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() throws JsonException {
        assertThat(Json.readObject("{\"a\":\"\\ud83c\\udfb5\"}").get("a").stringValue()).isEqualTo("\uD83C\uDFB5");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "{\"a\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] surrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};

        assertThatThrownBy(() -> Json.readObject(latin1)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.readObject(surrogate)).isInstanceOf(JsonException.class);
    }

    @Test
    void instantsAreWrittenAsIsoText() throws JsonException {
        TimedSample sample = new TimedSample(Instant.parse("2026-11-20T18:02:11Z"), null);

        assertThat(Json.write(sample)).isEqualTo("{\"at\":\"2026-11-20T18:02:11Z\"}");
        assertThat(Json.read(Json.writeBytes(sample), TimedSample.class)).isEqualTo(sample);
    }

    @Test
    void idsAreWrittenAsPlainText() throws JsonException {
        TimedSample sample = new TimedSample(Instant.EPOCH, new DeviceId("d1"));

        assertThat(Json.toObject(sample).get("device").stringValue()).isEqualTo("d1");
        assertThat(Json.convert(Json.toObject(sample), TimedSample.class)).isEqualTo(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1795197731", "1795197731.5", "\"1795197731\"", "\"\"", "\" \"", "\"2026-11-20\"", "true", "{}",
                    "[]", "[\"2026-11-20T18:02:11Z\"]"})
    void anInstantIsIsoTextAndNothingElse(String value) {
        assertThatThrownBy(() -> Json.read("{\"at\":" + value + "}", TimedSample.class)).isInstanceOfSatisfying(
                JsonException.class, refused -> assertThat(refused.field()).isEqualTo("at"));
    }

    @Test
    void storedDataIsReadBackAsWritten() {
        ObjectNode data = Json.readStored("{\"a\":[1,1.5,null,\"x\"]}");

        assertThat(Json.readStored(Json.write(data))).isEqualTo(data);
    }

    private static String objects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static String arrays(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }
}
