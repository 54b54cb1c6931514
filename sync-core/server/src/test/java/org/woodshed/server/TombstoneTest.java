package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncResponse;

/** Deleting, and bringing back. */
class TombstoneTest extends SharedServer {
    @Test
    void aDeletionTravelsAndKeepsAPiecesTitle() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.piece("Nocturne", "Chopin");
        studio.sync(Edits.piece(key, "Nocturne", "Chopin"));
        home.sync();
        studio.sync(Edits.deleted(key, 1));

        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo(ChangeType.DELETED);
            assertThat(change.version()).isEqualTo(2);
            assertThat(change.data().toString()).isEqualTo("{\"composer\":\"Chopin\",\"title\":\"Nocturne\"}");
        });
    }

    @Test
    void deletingWhatWasNeverHereLeavesATombstone() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        Acknowledgement ack = studio.push(Edits.deleted(key, 0));
        assertThat(ack.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(ack.version()).isEqualTo(1);
        assertThat(studio.push(Edits.entry(key, "too late")).outcome()).isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void deletingATombstoneChangesNothing() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"), Edits.deleted(key, 0));
        SyncResponse answer = studio.sync(Edits.deleted(key, 2));
        assertThat(answer.acknowledged().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(answer.latestServerVersion()).isEqualTo(2);
    }

    @Test
    void anEditOfWhatAnotherDeletedIsAConflict() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"));
        home.sync();
        home.sync(Edits.deleted(key, 1));

        SyncResponse answer = studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"));

        ConflictReport conflict = answer.conflicts().getFirst();
        assertThat(conflict.reason()).isEqualTo("deleted");
        assertThat(conflict.remote().deleted()).isTrue();
        assertThat(conflict.remote().version()).isEqualTo(2);
    }

    @Test
    void aDeletionFromAnOldBaseConflictsOnlyWithOthersEdits() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey mine = Edits.newEntry();
        EntityKey ours = Edits.newEntry();
        studio.sync(Edits.entry(mine, "one"), Edits.entry(ours, "one"));
        home.sync();
        studio.sync(Edits.updated(mine, 1, "{\"notes\": \"two\"}"));
        home.sync(Edits.updated(ours, 1, "{\"notes\": \"two\"}"));

        SyncResponse answer = studio.sync(Edits.deleted(mine, 1), Edits.deleted(ours, 1));

        assertThat(answer.acknowledged()).extracting(Acknowledgement::outcome).containsExactly(Outcome.MERGED,
                Outcome.CONFLICT);
        assertThat(answer.conflicts().getFirst().remote().deleted()).isFalse();
    }

    @Test
    void aWholeStateFromTheTombstonesVersionBringsItBack() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.piece("Nocturne", null);
        studio.sync(Edits.piece(key, "Nocturne", null), Edits.deleted(key, 0));

        Acknowledgement ack = studio.push(Edits.created(key, 2, "{\"title\": \"Nocturne\", \"notes\": \"back\"}"));

        assertThat(ack.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(ack.version()).isEqualTo(3);
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> assertThat(change.type()).isEqualTo(
                ChangeType.UPDATED));
    }

    @Test
    void anOldStateDoesNotBringItBack() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"), Edits.deleted(key, 0));
        SyncResponse answer = home.sync(Edits.entry(key, "one"));
        assertThat(answer.conflicts()).extracting(ConflictReport::reason).containsExactly("deleted");
    }

    @Test
    void whatComesBackMayBeLongerThanWhatMayBeTyped() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        String long1 = "a".repeat(5000);
        String merged = long1 + "b".repeat(5000);
        studio.sync(Edits.entry(key, long1));
        assertThat(studio.push(Edits.updated(key, 1, "{\"notes\": \"" + merged + "\"}")).outcome()).as(
                "a merge of two texts").isEqualTo(Outcome.APPLIED);
        assertThat(studio.push(Edits.updated(key, 2, "{\"notes\": \"" + merged.repeat(3) + "\"}")).reason()).isEqualTo(
                "too_long");
        studio.sync(Edits.deleted(key, 2));
        var whole = Edits.entry(key, merged).data();
        assertThat(studio.push(Edits.created(key, 3, String.valueOf(whole))).outcome()).isEqualTo(Outcome.APPLIED);
    }
}
