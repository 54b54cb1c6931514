package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** A change is applied once, however often it is sent. */
class ExactlyOnceTest extends SharedServer {
    @Test
    void aChangeWhoseAnswerWasLostIsADuplicateWithItsFirstSeq() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        SyncRequest request = studio.request(Edits.entry(key, "one"));
        studio.ask(request);

        SyncResponse again = studio.sync(request);

        Acknowledgement ack = again.acknowledged().getFirst();
        assertThat(ack.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(ack.seq()).isEqualTo(1);
        assertThat(ack.version()).isEqualTo(1);
        assertThat(ack.state()).isNotNull();
        assertThat(again.latestServerVersion()).isEqualTo(1);
        assertThat(again.newChanges()).as("a duplicate leaves nothing out").hasSize(1);
    }

    @Test
    void whatFollowsADuplicateBuildsOnIt() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        Change first = Edits.entry(key, "one");
        studio.ask(studio.request(first));

        SyncResponse answer = studio.sync(first, Edits.updated(key, 0, "{\"notes\": \"two\"}"));

        assertThat(answer.acknowledged()).extracting(Acknowledgement::outcome).containsExactly(Outcome.DUPLICATE,
                Outcome.APPLIED);
    }

    @Test
    void aCounterIsNotCountedTwiceEvenIfTheChangeDidNothingAtFirst() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"), Edits.updated(key, 0, "{\"$add\": {\"tags\": [\"a\"]}}"));
        Change nothing = Edits.updated(key, 2, "{\"$add\": {\"tags\": [\"a\"]}}");
        studio.sync(nothing);
        studio.sync(Edits.updated(key, 2, "{\"$remove\": {\"tags\": [\"a\"]}}"));

        Acknowledgement replayed = studio.push(nothing);

        assertThat(replayed.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(replayed.state()).isNotNull().satisfies(state -> assertThat(state.data().has("tags")).isFalse());
    }

    @Test
    void anIdWithOtherContentIsRefusedLoudly() throws Exception {
        TestDevice studio = server.newUser();
        Change first = Edits.entry(Edits.newEntry(), "one");
        studio.sync(first);

        Acknowledgement ack = studio.push(Edits.withId(first.changeId(), Edits.entry(Edits.newEntry(), "two")));

        assertThat(ack.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ack.reason()).isEqualTo("change_id_reused");
    }

    @Test
    void theTimeOfAChangeIsNoPartOfItsContent() throws Exception {
        TestDevice studio = server.newUser();
        Change first = Edits.entry(Edits.newEntry(), "one");
        studio.sync(first);
        Change later = new Change(first.changeId(), first.type(), first.entityType(), first.entityId(), 0L, null, first
                .data());
        assertThat(studio.push(later).outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void ofManyAtOnceOneIsApplied() throws Exception {
        TestDevice studio = server.newUser();
        SyncRequest request = studio.request(Edits.entry(Edits.newEntry(), "one"));
        Callable<Outcome> send = () -> studio.ask(request).acknowledged().getFirst().outcome();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Outcome> outcomes = threads.invokeAll(Collections.nCopies(12, send)).stream().map(Future::resultNow)
                    .toList();
            assertThat(outcomes).containsOnlyOnce(Outcome.APPLIED);
            assertThat(outcomes).filteredOn(outcome -> outcome == Outcome.DUPLICATE).hasSize(11);
        }
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
    }

    @Test
    void oneIdTwiceInARequestIsAppliedOnce() throws Exception {
        TestDevice studio = server.newUser();
        Change change = Edits.entry(Edits.newEntry(), "one");
        assertThat(studio.sync(change, change).acknowledged()).extracting(Acknowledgement::outcome).containsExactly(
                Outcome.APPLIED, Outcome.DUPLICATE);
    }

    @Test
    void aRejectedOrConflictingChangeDoesNotHoldUpTheOthers() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();

        SyncResponse answer = studio.sync(Edits.entry(Edits.newEntry(), "x".repeat(5001)), Edits.updated(Edits
                .newEntry(), 0, "{\"notes\": \"nowhere\"}"), Edits.entry(key, "fine"));

        assertThat(answer.acknowledged()).extracting(Acknowledgement::outcome).containsExactly(Outcome.REJECTED,
                Outcome.REJECTED, Outcome.APPLIED);
        assertThat(answer.acknowledged()).extracting(Acknowledgement::reason).containsExactly("too_long",
                "unknown_entity", null);
        assertThat(answer.acknowledged().getFirst().field()).isEqualTo("notes");
        assertThat(answer.latestServerVersion()).isEqualTo(1);
    }
}
