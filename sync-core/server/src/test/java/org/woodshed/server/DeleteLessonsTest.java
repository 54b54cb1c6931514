package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncResponse;

/** What went wrong elsewhere with deleting, and must not here: the server's half. */
class DeleteLessonsTest extends SharedServer {
    /** Lesson 18. */
    @Test
    void deletesTravelInCatchUp() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        studio.sync(Edits.deleted(key, 1));
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> assertThat(change.type()).isEqualTo(
                ChangeType.DELETED));
        assertThat(studio.another().pullAll(500)).as("a new laptop learns of it too").singleElement().satisfies(
                change -> assertThat(change.type()).isEqualTo(ChangeType.DELETED));
    }

    /** Lesson 20. */
    @Test
    void anOldStateDoesNotResurrect() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        home.sync(Edits.deleted(key, 1));
        assertThat(studio.push(Edits.entry(key, "one")).outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(home.sync().newChanges()).isEmpty();
    }

    /** Lesson 21. */
    @Test
    void anEditAfterADeleteIsNotInvisible() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        home.sync(Edits.deleted(key, 1));
        SyncResponse answer = studio.sync(Edits.updated(key, 1, "{\"notes\": \"typed after\"}"));
        assertThat(answer.conflicts()).extracting(ConflictReport::reason).containsExactly("deleted");
        studio.sync(Edits.created(key, 2, """
                {"when": {"startedAt": "2026-11-20T17:30:00Z", "zone": "Europe/Berlin", "practiceDate": "2026-11-20"},
                 "notes": "typed after"}"""));
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> assertThat(change.data().path("notes")
                .stringValue()).isEqualTo("typed after"));
    }

    /** Lesson 22. */
    @Test
    void deletingAnUnknownIdLeavesATombstone() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        assertThat(studio.push(Edits.deleted(key, 0)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(studio.another().pullAll(500)).singleElement()
                .satisfies(change -> assertThat(change.type()).isEqualTo(
                        ChangeType.DELETED));
    }

    /** Lesson 23. */
    @Test
    void aDeleteNeedsNoValidBody() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        SyncResponse known = studio.sync(Edits.entry(key, "one"));
        String body = """
                {"generation": "%s", "lastKnownServerVersion": 1, "check": "%s", "schema": 1, "changes": [
                  {"changeId": "delete-1", "type": "DELETED", "entityType": "logbook_entry", "entityId": "%s",
                   "baseVersion": 1, "timestamp": "2026-11-20T18:02:11Z", "data": {"rating": "none of this is valid"}}]}
                """.formatted(known.generation(), known.check(), key.id());
        assertThat(studio.post("/api/sync/v2", body).body()).contains("\"outcome\":\"applied\"");
    }
}
