package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.protocol.V1PushResponse;
import tools.jackson.databind.node.ObjectNode;

/** Version 1 writes whole states into the same log: the last write wins, and nothing is lost by it. */
class V1PushTest extends SharedServer {
    @Test
    void whatIsPushedReachesBothVersionsAndIsBroadcast() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        try (TestSocket socket = TestSocket.open(server, home)) {
            V1PushResponse answer = new States(studio).push(States.entries(States.entry(key, "one")));
            assertThat(answer.success()).isTrue();
            assertThat(answer.syncToken()).isEqualTo("seq_1");
            assertThat(answer.conflicts()).isEmpty();
            assertThat(answer.stats()).isEqualTo(new V1PushResponse.Stats(1, 0));
            assertThat(socket.next(SocketMessage.Broadcast.class).entityId()).isEqualTo(key.id());
        }
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> {
            assertThat(change.version()).isEqualTo(1);
            assertThat(change.data().path("notes").asString()).isEqualTo("one");
            assertThat(change.data().has("id")).isFalse();
        });
        assertThat(new States(home).pull("{}").entries()).hasSize(1);
    }

    @Test
    void absentFieldsStayAndNullClears() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey key = Edits.newEntry();
        states.push(States.entries(States.entry(key, "one")));
        states.push(States.entries(States.state(key, "\"version\": 1, \"rating\": 4, \"durationSeconds\": null")));
        ObjectNode now = states.pull("{}").entries().getFirst();
        assertThat(States.text(now, "notes")).isEqualTo("one");
        assertThat(now.path("rating").asInt()).isEqualTo(4);
        assertThat(now.has("durationSeconds")).isFalse();
    }

    @Test
    void theLastWriteWinsAndWhatItReplacedIsListedAndStaysInTheHistory() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        home.sync(Edits.updated(key, 1, "{\"notes\": \"typed at home\", \"rating\": 5}"));

        V1PushResponse answer = new States(studio).push(States.entries(States.state(key,
                "\"version\": 1, \"notes\": \"mine\", \"mood\": \"excited\"")));

        assertThat(answer.success()).isFalse();
        assertThat(answer.stats().processed()).isEqualTo(1);
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.reason()).isEqualTo("overwritten");
            assertThat(conflict.fields()).containsExactly("notes");
            assertThat(conflict.localVersion()).isEqualTo(1);
            assertThat(conflict.remoteVersion()).isEqualTo(2);
            assertThat(conflict.overwritten()).isNotNull();
            assertThat(String.valueOf(conflict.overwritten())).isEqualTo("{\"notes\":\"typed at home\"}");
        });
        SyncResponse seen = home.sync();
        assertThat(seen.newChanges().getFirst().data().path("notes").asString()).isEqualTo("mine");
        assertThat(seen.newChanges().getFirst().data().path("rating").asInt()).as("was not in the state").isEqualTo(5);
        HistoryPage history = Json.read(home.get(Paths.SYNC_V2_HISTORY).body(), HistoryPage.class);
        assertThat(history.changes()).extracting(item -> item.data().path("notes").asString()).containsExactly("mine",
                "typed at home", "one");
    }

    @Test
    void onesOwnEarlierWriteIsNoConflict() throws Exception {
        States states = new States(server.newUser());
        EntityKey key = Edits.newEntry();
        states.push(States.entries(States.entry(key, "one")));
        assertThat(states.push(States.entries(States.entry(key, "two"))).conflicts()).isEmpty();
        assertThat(states.push(States.entries(States.state(key, "\"version\": 1, \"notes\": \"three\""))).success())
                .isTrue();
    }

    @Test
    void anEqualStateChangesNothing() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey key = Edits.newEntry();
        states.push(States.entries(States.entry(key, "one")));
        V1PushResponse again = new States(studio.another()).push(States.entries(States.entry(key, "one"), States.entry(
                key, "  one  ")));
        assertThat(again.success()).isTrue();
        assertThat(again.stats()).isEqualTo(new V1PushResponse.Stats(2, 2));
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
    }

    @Test
    void deletesAreDeliveredAndADeletedIdNeedsItsTombstonesVersion() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey key = Edits.newEntry();
        states.push(States.entries(States.entry(key, "one")));
        assertThat(states.push(States.entries(States.deletion(key))).success()).isTrue();
        V1PullResponse gone = new States(studio.another()).pull("{}");
        assertThat(gone.entries()).isEmpty();
        assertThat(gone.deleted()).extracting(V1PullResponse.Deleted::version).containsExactly(2L);

        for (String stale : new String[] {States.entry(key, "back"), States.state(key, States.WHEN
                + ", \"version\": 1")}) {
            V1PushResponse refused = states.push(States.entries(stale));
            assertThat(refused.success()).isFalse();
            assertThat(refused.stats().processed()).isZero();
            assertThat(refused.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.reason()).isEqualTo("deleted");
                assertThat(conflict.remoteVersion()).isEqualTo(2);
            });
        }
        assertThat(states.pull("{}").entries()).as("not resurrected").isEmpty();
        assertThat(states.push(States.entries(States.deletion(key))).stats()).as("deleted already").isEqualTo(
                new V1PushResponse.Stats(1, 1));
        assertThat(states.push(States.entries(States.state(key, States.WHEN + ", \"version\": 2, \"notes\": \"back\"")))
                .success()).isTrue();
        assertThat(states.pull("{}").entries()).extracting(state -> States.text(state, "notes")).containsExactly(
                "back");
    }

    @Test
    void aCounterIsSetOnlyFromTheVersionThatIsThere() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey goal = new EntityKey(EntityType.GOAL, new EntityId("g1"));
        states.push(States.changes("goals", States.state(goal, "\"title\": \"Scales\", \"progressCount\": 3")));
        V1PushResponse stale = states.push(States.changes("goals", States.state(goal,
                "\"title\": \"All scales\", \"progressCount\": 9")));
        assertThat(stale.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.reason()).isEqualTo("counter");
            assertThat(conflict.fields()).containsExactly("progressCount");
        });
        ObjectNode now = states.pull("{}").goals().getFirst();
        assertThat(now.path("progressCount").asInt()).isEqualTo(3);
        assertThat(States.text(now, "title")).as("the rest is written").isEqualTo("All scales");
        assertThat(states.push(States.changes("goals", States.state(goal, "\"version\": 2, \"progressCount\": 9")))
                .success()).isTrue();
        assertThat(states.pull("{}").goals().getFirst().path("progressCount").asInt()).isEqualTo(9);
    }

    @Test
    void theTokenOfAWriteCannotJumpPastUnseenChanges() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        States states = new States(studio);
        String token = states.pull("{}").syncToken();
        states.pullSince(token);
        home.sync(Edits.entry(Edits.newEntry(), "unseen"));
        String next = states.push(States.entries(States.entry(Edits.newEntry(), "own"))).syncToken();
        assertThat(states.pullSince(next).entries()).extracting(state -> States.text(state, "notes")).contains(
                "unseen");
    }

    @Test
    void oneBadStateIsAnsweredAlone() throws Exception {
        States states = new States(server.newUser());
        EntityKey good = Edits.newEntry();
        EntityKey bad = Edits.newEntry();
        V1PushResponse answer = states.push(States.entries(States.state(bad, States.WHEN + ", \"rating\": 9"), States
                .entry(good, "good"), States.state(Edits.newEntry(), States.WHEN + ", \"$add\": {\"tags\": [\"a\"]}")));
        assertThat(answer.success()).isFalse();
        assertThat(answer.rejected()).extracting(refusal -> refusal.reason() + " " + refusal.field()).containsExactly(
                "invalid rating", "invalid $add");
        assertThat(answer.rejected().getFirst().entityId()).isEqualTo(bad.id());
        assertThat(states.pull("{}").entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | changes", "{\"changes\": []} | changes",
            "{\"changes\": {\"entries\": [7]}} | changes.entries[0]",
            "{\"changes\": {\"entries\": [null]}} | changes.entries[0]",
            "{\"changes\": {\"pieces\": [{\"title\": \"x\"}]}} | changes.pieces[0].id",
            "{\"changes\": {\"pieces\": [{\"id\": 7}]}} | changes.pieces[0].id",
            "{\"changes\": {\"goals\": [{\"id\": \"a b\"}]}} | changes.goals[0].id",
            "{\"changes\": {\"entries\": [{\"id\": \"a\", \"version\": \"1\"}]}} | changes.entries[0].version",
            "{\"changes\": {\"entries\": [{\"id\": \"a\", \"deletedAt\": 1763661731}]}} | changes.entries[0].deletedAt",
            "{\"changes\": {\"entries\": [{\"id\": \"a\", \"deleted\": \"yes\"}]}} | changes.entries[0].deleted"})
    void whatCantBeReadIsA400ThatNamesIt(String body, String field) throws Exception {
        TestDevice studio = server.newUser();
        assertThat(TestDevice.detail(TestDevice.refusal(studio.post(Paths.SYNC_V1_PUSH, body), 400), "field"))
                .isEqualTo(field);
    }

    @Test
    void anotherDevicesIdIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_PULL, "{}", "X-Device-ID", home.deviceId().value()),
                403).code()).isEqualTo("forbidden");
        assertThat(studio.post(Paths.SYNC_V1_PULL, "{}", "X-Device-ID", studio.deviceId().value()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreThan500StatesAreTooMany() throws Exception {
        TestDevice studio = server.newUser();
        String[] states = new String[501];
        for (int number = 0; number < states.length; number++) {
            states[number] = States.deletion(EntityKey.entry(new EntityId("e" + number)));
        }
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_PUSH, States.entries(states)), 413).code()).isEqualTo(
                "too_large");
        assertThat(studio.sync().latestServerVersion()).isZero();
    }
}
