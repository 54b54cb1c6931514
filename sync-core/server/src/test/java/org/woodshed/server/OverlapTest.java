package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncResponse;

/** Two devices change one entity. */
class OverlapTest extends SharedServer {
    @Test
    void aChangeIsAppliedAsSentAndReachesTheOtherDevice() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();

        SyncResponse answer = studio.sync(Edits.entry(key, "slow"));

        assertThat(answer.acknowledged()).singleElement().satisfies(ack -> {
            assertThat(ack.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(ack.seq()).isEqualTo(1);
            assertThat(ack.version()).isEqualTo(1);
            assertThat(ack.state()).isNull();
        });
        assertThat(answer.newChanges()).as("what the sender knows").isEmpty();
        assertThat(home.sync().newChanges()).singleElement().satisfies(change -> {
            assertThat(change.state().key()).isEqualTo(key);
            assertThat(change.data().path("notes").stringValue()).isEqualTo("slow");
            assertThat(change.deviceId()).isEqualTo(studio.deviceId());
        });
    }

    @Test
    void differentFieldsMergeAndTheStateIsAnswered() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "slow"));
        home.sync();
        home.sync(Edits.updated(key, 1, "{\"rating\": 4}"));

        SyncResponse answer = studio.sync(Edits.updated(key, 1, "{\"mood\": \"excited\"}"));

        Acknowledgement ack = answer.acknowledged().getFirst();
        assertThat(ack.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(ack.version()).isEqualTo(3);
        assertThat(ack.state()).isNotNull().satisfies(state -> {
            assertThat(state.version()).isEqualTo(3);
            assertThat(state.data().path("rating").intValue()).isEqualTo(4);
            assertThat(state.data().path("mood").stringValue()).isEqualTo("excited");
        });
        assertThat(answer.newChanges()).extracting(ServerChange::version).containsExactly(3L);
    }

    @Test
    void theSameFieldWithAnotherValueIsAConflictThatNamesTheOtherDevice() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "slow"));
        home.sync();
        home.sync(Edits.updated(key, 1, "{\"notes\": \"fast\"}"));

        SyncResponse answer = studio.sync(Edits.updated(key, 1, "{\"notes\": \"loud\", \"rating\": 2}"));

        assertThat(answer.acknowledged().getFirst().outcome()).isEqualTo(Outcome.CONFLICT);
        ConflictReport conflict = answer.conflicts().getFirst();
        assertThat(conflict.reason()).isEqualTo("fields_overlap");
        assertThat(conflict.fields()).containsExactly("notes");
        assertThat(conflict.remote().version()).isEqualTo(2);
        assertThat(conflict.remote().deviceId()).isEqualTo(home.deviceId());
        assertThat(conflict.remote().deviceName()).isEqualTo("Laptop");
        assertThat(conflict.remote().data().has("rating")).as("nothing of the change applied").isFalse();
        assertThat(answer.latestServerVersion()).isEqualTo(2);
    }

    @Test
    void setsUniteAndTheSameValueIsNoConflict() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "slow"));
        home.sync();
        home.sync(Edits.updated(key, 1, "{\"notes\": \"fast\", \"$add\": {\"tags\": [\"scales\"]}}"));

        Acknowledgement ack = studio.push(Edits.updated(key, 1,
                "{\"notes\": \"fast\", \"$add\": {\"tags\": [\"memory\"]}}"));

        assertThat(ack.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(ack.state()).isNotNull().satisfies(state -> assertThat(state.data().path("tags").toString())
                .isEqualTo("[\"memory\",\"scales\"]"));
    }

    @Test
    void laterChangesOfARequestBuildOnEarlierOnes() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();

        SyncResponse answer = studio.sync(Edits.entry(key, "one"), Edits.updated(key, 0, "{\"notes\": \"two\"}"), Edits
                .updated(key, 0, "{\"notes\": \"three\"}"));

        assertThat(answer.acknowledged()).extracting(Acknowledgement::outcome).containsOnly(Outcome.APPLIED);
        assertThat(answer.acknowledged()).extracting(Acknowledgement::version).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(answer.newChanges()).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingTakesNoSeq() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "slow"));

        SyncResponse answer = studio.sync(Edits.updated(key, 1, "{\"notes\": \"slow\"}"));

        assertThat(answer.acknowledged().getFirst()).satisfies(ack -> {
            assertThat(ack.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(ack.seq()).isEqualTo(1);
            assertThat(ack.version()).isEqualTo(1);
        });
        assertThat(answer.latestServerVersion()).isEqualTo(1);
    }

    @Test
    void textsThatTheServerTidiesComeBackAsState() throws Exception {
        Acknowledgement ack = server.newUser().push(Edits.piece(Edits.piece("Sonata", null), "  Sonata ", null));

        assertThat(ack.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(ack.state()).isNotNull().satisfies(state -> assertThat(state.data().path("title").stringValue())
                .isEqualTo("Sonata"));
    }

    @Test
    void onePieceCreatedOnTwoLaptopsIsOnePiece() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.piece("Moonlight Sonata", "Beethoven");
        studio.sync(Edits.piece(key, "Moonlight Sonata", "Beethoven"));

        SyncResponse answer = home.sync(Edits.piece(key, "moonlight  sonata", "Beethoven"));

        assertThat(answer.conflicts()).isEmpty();
        assertThat(answer.digest().count()).isEqualTo(1);
        assertThat(answer.acknowledged().getFirst().state()).isNotNull().satisfies(state -> assertThat(state.data()
                .path("title").stringValue()).isEqualTo("Moonlight Sonata"));
    }

    @Test
    void aPieceUnderTheIdOfARenamedOneIsADifferentPieceAndSoAreItsLaterEdits() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.piece("Etude", null);
        studio.sync(Edits.piece(key, "Etude", null));
        studio.sync(Edits.updated(key, 1, "{\"title\": \"Study\"}"));

        SyncResponse answer = home.sync(Edits.piece(key, "Etude", null), Edits.updated(key, 0,
                "{\"notes\": \"meant for the other one\"}"));

        assertThat(answer.conflicts()).extracting(ConflictReport::reason).containsExactly("different_piece",
                "different_piece");
        assertThat(answer.conflicts().getLast().remote().data().has("notes")).isFalse();
    }

    @Test
    void aBaseBeyondTheEntityMeansAnotherDatasetAndNothingIsApplied() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        EntityKey other = Edits.newEntry();
        studio.sync(Edits.entry(key, "slow"));

        ErrorBody.Detail error = studio.refused(studio.request(Edits.entry(other, "new"), Edits.updated(key, 2,
                "{\"rating\": 1}")), 409);

        assertThat(error.code()).isEqualTo("generation_mismatch");
        assertThat(TestDevice.detail(error, "reason")).isEqualTo("base_version");
        assertThat(studio.sync().digest().count()).as("the batch was rolled back").isEqualTo(1);
    }
}
