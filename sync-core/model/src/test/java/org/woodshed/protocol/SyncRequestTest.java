package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityRules;
import org.woodshed.model.TestJson;

class SyncRequestTest {
    private static final String CHANGE =
            "{'changeId': 'c1', 'type': 'UPDATED', 'entityType': 'piece', 'entityId': 'e1', "
                    + "'baseVersion': 3, 'timestamp': '2026-11-20T18:02:11Z', 'data': {'notes': null}}";

    @Test
    void theExampleOfTheProtocolIsRead() throws JsonException {
        SyncRequest request = read("{'generation': '5b0c', 'lastKnownServerVersion': 41, 'check': '7d1e', 'schema': 1, "
                + "'limit': 500, 'changes': [" + CHANGE + "]}");

        assertThat(request.lastKnownServerVersion()).isEqualTo(41);
        assertThat(request.changesOrNone()).singleElement().satisfies(change -> {
            assertThat(change.entityId()).isEqualTo(new EntityId("e1"));
            assertThat(change.baseVersion()).isEqualTo(3);
        });
    }

    @Test
    void whatIsLeftOutMeansNothingSent() throws JsonException {
        assertThat(read("{'lastKnownServerVersion': 0}").changesOrNone()).isEmpty();
        assertThat(read("{'lastKnownServerVersion': 0, 'changes': null}").changesOrNone()).isEmpty();
    }

    @Test
    void fieldsOfANewerAppAreIgnoredAroundTheDataAndKeptInIt() throws JsonException {
        Change change = read("{'lastKnownServerVersion': 0, 'new': {'a': 1}, 'changes': [" + CHANGE.replace(
                "'baseVersion'", "'alsoNew': [1], 'baseVersion'").replace("{'notes'", "{'x': [null, 1], 'notes'")
                + "]}")
                .changesOrNone().getFirst();

        assertThat(change.data()).isEqualTo(TestJson.object("{'x': [null, 1], 'notes': null}"));
    }

    @Test
    void aNullThatClearsAFieldSurvivesTheWire() throws JsonException {
        SyncRequest request = read("{'lastKnownServerVersion': 0, 'changes': [" + CHANGE + "]}");
        SyncRequest again = Json.read(Json.write(request), SyncRequest.class);

        assertThat(again).isEqualTo(request);
        assertThat(Json.write(request)).contains("\"notes\":null").doesNotContain("\"generation\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "'baseVersion': 3| 'baseVersion': '3'| changes[1].baseVersion",
            "'baseVersion': 3| 'baseVersion': 3.0| changes[1].baseVersion",
            "'baseVersion': 3| 'baseVersion': true| changes[1].baseVersion",
            "'baseVersion': 3| 'baseVersion': null| changes[1].baseVersion",
            "'baseVersion': 3| 'baseVersion': -1| changes[1].baseVersion",
            "'baseVersion': 3| 'x': 3| changes[1].baseVersion",
            "'baseVersion': 3| 'baseVersion': 9007199254740992| changes[1].baseVersion",
            "'changeId': 'c1'| 'changeId': 5| changes[1].changeId",
            "'changeId': 'c1'| 'changeId': ''| changes[1].changeId",
            "'changeId': 'c1'| 'changeId': 'a b'| changes[1].changeId",
            "'changeId': 'c1'| 'changeId': null| changes[1].changeId",
            "'changeId': 'c1'| 'changeId': {'value': 'c1'}| changes[1].changeId",
            "'changeId': 'c1'| 'changeId': ['c1']| changes[1].changeId",
            "'changeId': 'c1'| 'x': 'c1'| changes[1].changeId",
            "'type': 'UPDATED'| 'type': 1| changes[1].type",
            "'type': 'UPDATED'| 'type': '1'| changes[1].type",
            "'type': 'UPDATED'| 'type': 'updated'| changes[1].type",
            "'type': 'UPDATED'| 'type': ''| changes[1].type",
            "'type': 'UPDATED'| 'x': 1| changes[1].type",
            "'entityType': 'piece'| 'entityType': 'Piece'| changes[1].entityType",
            "'entityType': 'piece'| 'entityType': 7| changes[1].entityType",
            "'entityType': 'piece'| 'x': 7| changes[1].entityType",
            "'entityId': 'e1'| 'entityId': false| changes[1].entityId",
            "'entityId': 'e1'| 'x': false| changes[1].entityId",
            "'timestamp': '2026-11-20T18:02:11Z'| 'timestamp': 1795197731| changes[1].timestamp",
            "'timestamp': '2026-11-20T18:02:11Z'| 'timestamp': 'yesterday'| changes[1].timestamp",
            "'timestamp': '2026-11-20T18:02:11Z'| 'timestamp': ''| changes[1].timestamp"})
    void anUnreadableEnvelopeNamesItsField(String good, String bad, String path) {
        String second = CHANGE.replace(good, bad);
        assertThat(second).isNotEqualTo(CHANGE);

        assertRefused("{'lastKnownServerVersion': 0, 'changes': [" + CHANGE + ", " + second + "]}", path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{}| lastKnownServerVersion",
            "{'lastKnownServerVersion': null}| lastKnownServerVersion",
            "{'lastKnownServerVersion': -1}| lastKnownServerVersion",
            "{'lastKnownServerVersion': '0'}| lastKnownServerVersion",
            "{'lastKnownServerVersion': 1}| check",
            "{'lastKnownServerVersion': 1, 'check': '01234567890123456'}| check",
            "{'lastKnownServerVersion': 1, 'check': 7}| check",
            "{'lastKnownServerVersion': 0, 'limit': 0}| limit",
            "{'lastKnownServerVersion': 0, 'limit': '5'}| limit",
            "{'lastKnownServerVersion': 0, 'generation': 5}| generation",
            "{'lastKnownServerVersion': 0, 'changes': {}}| changes",
            "{'lastKnownServerVersion': 0, 'changes': 'x'}| changes",
            "{'lastKnownServerVersion': 0, 'changes': [null]}| changes[0]",
            "{'lastKnownServerVersion': 0, 'changes': [[]]}| changes[0]",
            "{'lastKnownServerVersion': 0, 'changes': ['']}| changes[0]"})
    void anUnreadableRequestNamesItsField(String json, String path) {
        assertRefused(json, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'lastKnownServerVersion': 1}", "{'lastKnownServerVersion': 0, 'limit': 0}", "{}"})
    void theMessageIsASentenceThatStartsWithTheField(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(JsonException.class, refused -> assertThat(refused)
                .hasMessageStartingWith(String.valueOf(refused.field()) + " ").message()
                .doesNotContain("com.", "org."));
    }

    @Test
    void theDeepestDataThatARequestMayHoldIsStillReadInTheAnswer() throws JsonException {
        int levels = EntityRules.MAX_DATA_DEPTH - 1;
        String data = "{'x': " + "[".repeat(levels) + "]".repeat(levels) + "}";
        Change change =
                read("{'lastKnownServerVersion': 0, 'changes': [" + CHANGE.replace("{'notes': null}", data) + "]}")
                        .changesOrNone().getFirst();
        String answer =
                "{'generation': 'g', 'acknowledged': [{'changeId': 'c1', 'outcome': 'merged', 'seq': 1, 'version': 1, "
                        + "'state': {'version': 1, 'deleted': false, 'data': " + data
                        + "}}], 'newChanges': [], 'conflicts': [], "
                        + "'latestServerVersion': 1, 'hasMore': false, 'digest': {'count': 1, 'hash': '9f3a000000000000'}}";
        byte[] bytes = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        Acknowledgement.State state = Json.readAnswer(bytes, SyncResponse.class).acknowledged().getFirst().state();

        assertThat(state).extracting(Acknowledgement.State::data).isEqualTo(change.data());
        assertRefusedAsTooDeep(data.replace("[]", "[[]]"));
    }

    private static void assertRefusedAsTooDeep(String data) {
        assertThatThrownBy(
                () -> read("{'lastKnownServerVersion': 0, 'changes': [" + CHANGE.replace("{'notes': null}", data)
                        + "]}"))
                .isInstanceOf(JsonException.class).hasMessageContaining("32");
    }

    @Test
    void aRequestWithoutChangesIsWrittenWithoutThem() {
        assertThat(Json.write(new SyncRequest(null, 0L, null, 1, null, null, null))).isEqualTo(
                "{\"lastKnownServerVersion\":0,\"schema\":1}");
        assertThat(new SyncRequest(null, 0L, null, 1, null, null, List.of()).changesOrNone()).isEmpty();
    }

    private static void assertRefused(String json, String path) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(JsonException.class, refused -> {
            assertThat(refused.field()).isEqualTo(path);
            assertThat(refused).hasMessageStartingWith(path);
        });
    }

    private static SyncRequest read(String json) throws JsonException {
        return Json.read(json.replace('\'', '"'), SyncRequest.class);
    }
}
