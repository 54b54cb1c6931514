package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/** What went wrong elsewhere with merging and outboxes, and must not here: the server's half. */
class MergingLessonsTest extends SharedServer {
    /** Lesson 34. */
    @Test
    void aStaleLaptopThatStartsUpDoesNotOverwriteNewerData() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stale = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        stale.sync();
        studio.sync(Edits.updated(key, 1, "{\"notes\": \"newer\"}"));
        assertThat(stale.push(Edits.updated(key, 1, "{\"notes\": \"typed long ago\"}")).outcome()).isEqualTo(
                Outcome.CONFLICT);
        assertThat(notes(studio.another(), key)).isEqualTo("newer");
    }

    /** Lesson 35, and 37: unknown fields are kept. */
    @Test
    void editingOneFieldWipesNoOther() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"),
                Edits.updated(key, 0, "{\"rating\": 4, \"ofANewerVersion\": {\"a\": [1]}}"));
        studio.sync(Edits.updated(key, 2, "{\"instrument\": \"cello\"}"));
        JsonNode data = data(studio.another(), key);
        assertThat(data.path("notes").stringValue()).isEqualTo("one");
        assertThat(data.path("rating").asInt()).isEqualTo(4);
        assertThat(data.path("ofANewerVersion").toString()).as("unknown fields are kept").isEqualTo("{\"a\":[1]}");
    }

    /** Lesson 42. */
    @Test
    void replayingOnesOwnLogChangesNothing() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        Change[] log = {Edits.entry(key, "one"), Edits.updated(key, 0, "{\"notes\": \"two\"}"), Edits.deleted(key, 0)};
        SyncResponse first = studio.sync(log);
        SyncResponse again = studio.sync(log);
        assertThat(again.acknowledged()).extracting(Acknowledgement::outcome).containsOnly(Outcome.DUPLICATE);
        assertThat(again.latestServerVersion()).isEqualTo(first.latestServerVersion());
        assertThat(again.digest()).isEqualTo(first.digest());
    }

    /** Lesson 43. */
    @Test
    void undoingADeletionReachesTheServer() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        Change entry = Edits.entry(key, "one");
        studio.sync(entry, Edits.deleted(key, 0));
        studio.sync(Edits.created(key, 2, String.valueOf(entry.data())));
        assertThat(notes(studio.another(), key)).isEqualTo("one");
    }

    /** Lesson 30. */
    @Test
    void oneBadChangeDoesNotBlockTheRest() throws Exception {
        TestDevice studio = server.newUser();
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            changes.add(Edits.entry(Edits.newEntry(), "entry " + number));
        }
        changes.add(7, Edits.created(Edits.newEntry(), 0, "{\"rating\": 4}"));
        SyncResponse answer = studio.sync(changes.toArray(Change[]::new));
        assertThat(answer.acknowledged()).hasSize(21).filteredOn(ack -> ack.outcome() != Outcome.APPLIED)
                .singleElement().isEqualTo(answer.acknowledged().get(7));
        assertThat(answer.acknowledged().get(7).reason()).isEqualTo("invalid");
        assertThat(answer.acknowledged().get(7).field()).isEqualTo("when");
        assertThat(studio.another().pullAll(500)).hasSize(20);
    }

    /** Lesson 31. */
    @Test
    void aPartialFailureIsNotRememberedAsSuccess() throws Exception {
        TestDevice studio = server.newUser();
        States states = new States(studio);
        EntityKey good = Edits.newEntry();
        EntityKey deleted = Edits.newEntry();
        studio.sync(Edits.entry(deleted, "gone"), Edits.deleted(deleted, 0));
        String[] key = {"X-Idempotency-Key", "lesson-31"};
        String body = States.entries(States.entry(good, "good"), States.entry(deleted, "back"));
        assertThat(states.push(body, key).success()).isFalse();
        assertThat(states.push(body, key).success()).as("still not there").isFalse();
        assertThat(states.pull("{}").entries()).extracting(state -> States.text(state, "notes")).containsExactly(
                "good");
        assertThat(states.push(States.entries(States.entry(good, "good"), States.state(deleted, States.WHEN
                + ", \"version\": 2, \"notes\": \"back\"")), key).success()).as("the key was not used up").isTrue();
        assertThat(states.pull("{}").entries()).hasSize(2);
    }

    private static JsonNode data(TestDevice fresh, EntityKey key) throws Exception {
        return fresh.pullAll(500).stream().filter(change -> change.entityId().equals(key.id())).findFirst()
                .orElseThrow()
                .data();
    }

    private static String notes(TestDevice fresh, EntityKey key) throws Exception {
        return data(fresh, key).path("notes").stringValue();
    }
}
