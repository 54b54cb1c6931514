package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityId;
import org.woodshed.model.TestJson;

class SyncResponseTest {
    private static final String RESPONSE = """
            {"generation": "5b0c",
             "acknowledged": [{"changeId": "c1", "outcome": "applied", "seq": 43, "version": 4},
                              {"changeId": "c2", "outcome": "conflict"},
                              {"changeId": "c3", "outcome": "rejected", "reason": "too_long", "field": "notes"},
                              {"changeId": "c4", "outcome": "merged", "seq": 44, "version": 2,
                               "state": {"version": 3, "deleted": false, "data": {"title": "Air"}}}],
             "newChanges": [{"seq": 42, "type": "DELETED", "entityType": "piece", "entityId": "e1", "version": 2,
                             "deviceId": "d2", "serverTime": "2026-11-20T18:02:11Z", "data": {"title": "Air"}}],
             "conflicts": [{"changeId": "c2", "reason": "fields_overlap", "fields": ["title"], "entityType": "piece",
                            "entityId": "e2", "remote": {"version": 5, "deviceId": "d2", "deviceName": "Studio",
                            "serverTime": "2026-11-20T18:02:11Z", "deleted": false, "data": {"title": "B"}}}],
             "latestServerVersion": 44, "check": "c02a", "hasMore": false,
             "digest": {"count": 812, "hash": "9f3a000000000000"}, "somethingNew": 7}""";

    @Test
    void theExampleOfTheProtocolIsRead() throws JsonException {
        SyncResponse response = Json.read(RESPONSE, SyncResponse.class);

        assertThat(response.acknowledged()).extracting(Acknowledgement::outcome).containsExactly(Outcome.APPLIED,
                Outcome.CONFLICT, Outcome.REJECTED, Outcome.MERGED);
        assertThat(response.newChanges().getFirst().state())
                .isEqualTo(new EntityState(EntityKey.piece(new EntityId("e1")),
                        2, true, TestJson.object("{'title': 'Air'}")));
        assertThat(response.conflicts().getFirst().remoteState().version()).isEqualTo(5);
        assertThat(response.digest().lists()).isEqualTo(Digest.Lists.NONE);
    }

    @Test
    void writingAndReadingKeepsEverything() throws JsonException {
        SyncResponse response = Json.read(RESPONSE, SyncResponse.class);

        assertThat(Json.read(Json.writeBytes(response), SyncResponse.class)).isEqualTo(response);
    }

    @Test
    void theCursorGoesToTheEndOfThePageOrOfEverything() throws JsonException {
        String more = RESPONSE.replace("\"hasMore\": false", "\"hasMore\": true");

        assertThat(Json.read(RESPONSE, SyncResponse.class).nextCursor()).isEqualTo(44);
        assertThat(Json.read(more, SyncResponse.class).nextCursor()).isEqualTo(42);
    }

    /** A captive portal's page, or half an answer, must never read as "nothing there". */
    @ParameterizedTest
    @ValueSource(strings = {"generation", "acknowledged", "newChanges", "conflicts", "latestServerVersion", "hasMore",
            "digest"})
    void anAnswerThatLacksAPartIsNoAnswer(String part) {
        String lacking = RESPONSE.replace("\"" + part + "\":", "\"x\":");

        assertThatThrownBy(() -> Json.read(lacking, SyncResponse.class)).isInstanceOfSatisfying(JsonException.class,
                refused -> assertThat(refused.field()).isEqualTo(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\": 1}", "{\"hash\": \"9f3a000000000000\"}",
            "{\"count\": -1, \"hash\": \"9f3a000000000000\"}",
            "{\"count\": null, \"hash\": \"9f3a000000000000\"}"})
    void aDigestHasACountAndAHash(String digest) {
        String lacking = RESPONSE.replace("{\"count\": 812, \"hash\": \"9f3a000000000000\"}", digest);

        assertThatThrownBy(() -> Json.read(lacking, SyncResponse.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void aStateWithoutDataIsRefusedByItsPath() {
        assertThatThrownBy(() -> Json.read(RESPONSE.replace("\"data\": {\"title\": \"Air\"}}]", "\"data\": null}]"),
                SyncResponse.class)).isInstanceOfSatisfying(JsonException.class, refused -> assertThat(refused.field())
                        .isEqualTo("newChanges[0].data"));
        assertThatThrownBy(() -> Json.read(RESPONSE.replace("\"data\": {\"title\": \"B\"}", "\"data\": []"),
                SyncResponse.class)).isInstanceOfSatisfying(JsonException.class, refused -> assertThat(refused.field())
                        .isEqualTo("conflicts[0].remote.data"));
    }

    @Test
    void acknowledgementsCarryOnlyWhatTheirOutcomeHas() {
        ChangeId change = new ChangeId("c1");

        assertThat(Json.write(Acknowledgement.accepted(change, Outcome.APPLIED, 43, 4, null))).isEqualTo(
                "{\"changeId\":\"c1\",\"outcome\":\"applied\",\"seq\":43,\"version\":4}");
        assertThat(Json.write(Acknowledgement.conflict(change))).isEqualTo(
                "{\"changeId\":\"c1\",\"outcome\":\"conflict\"}");
        assertThat(Json.write(Acknowledgement.rejected(change, "too_long", "notes"))).isEqualTo(
                "{\"changeId\":\"c1\",\"outcome\":\"rejected\",\"reason\":\"too_long\",\"field\":\"notes\"}");
    }
}
