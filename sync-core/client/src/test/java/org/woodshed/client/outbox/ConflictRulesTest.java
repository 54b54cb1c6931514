package org.woodshed.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.Outcome;
import tools.jackson.databind.node.ObjectNode;

/** Where two laptops changed the same thing: what is decided by rule, by setting, by a person, and that all of it stays. */
@NullMarked
class ConflictRulesTest extends OutboxFixture {
    private static final Origin STUDIO = new Origin("Studio MacBook", NOW);

    private Strategy strategy = Strategy.MERGE;

    @Override
    MergePolicy policy() {
        return new MergePolicy(strategy, "Travel ThinkPad");
    }

    @Test
    void textAndDurationAreMergedUnaskedAndSentWithTheServersVersionAsBase() {
        EntityWork sent = edit(confirmed(3, "{'durationSeconds':60,'notes':'a'}"),
                "{'durationSeconds':90,'notes':'a\\nmine'}").sent();
        EntityWork settled = answers.settle(sent, conflict(sent), report(sent, state(4,
                "{'durationSeconds':70,'notes':'theirs\\na'}")));
        assertThat(settled.conflict()).isNull();
        assertThat(settled.view().data()).isEqualTo(data("{'durationSeconds':90,'notes':'theirs\\na\\nmine'}"));
        assertThat(waiting(settled).baseVersion()).isEqualTo(4);
        assertThat(settled.trace().combined()).extracting(combined -> combined.combination().path()).containsExactly(
                "durationSeconds", "notes");
        assertThat(settled.trace().combined()).allSatisfy(combined -> assertThat(combined.origin().deviceName())
                .isEqualTo("Studio MacBook"));
    }

    @Test
    void differentFieldsOfOneItemAreMergedUnaskedAndOneFieldOfItIsAsked() {
        EntityWork sent = edit(confirmed(3, "{'pieces':[{'pieceId':'p','measures':'1-8'}]}"),
                "{'pieces':[{'pieceId':'p','measures':'1-16'}]}").sent();
        EntityWork merged = answers.settle(sent, conflict(sent), report(sent, state(4,
                "{'pieces':[{'pieceId':'p','measures':'1-8','tempoBpm':60}]}")));
        assertThat(merged.view().data()).isEqualTo(data(
                "{'pieces':[{'pieceId':'p','measures':'1-16','tempoBpm':60}]}"));
        assertThat(merged.conflict()).isNull();
        EntityWork asked = answers.settle(sent, conflict(sent), report(sent, state(4,
                "{'pieces':[{'pieceId':'p','measures':'9-12'}]}")));
        assertThat(disputed(asked).path()).isEqualTo("pieces.p");
    }

    @Test
    void aStrategyDecidesWhatWouldBeAskedAndTheLosingValueIsListed() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5}").sent();
        ConflictReport report = report(sent, state(2, "{'rating':4}"));
        strategy = Strategy.MINE;
        EntityWork mine = answers.settle(sent, conflict(sent), report);
        assertThat(mine.view().data()).isEqualTo(data("{'rating':5}"));
        assertThat(waiting(mine).baseVersion()).isEqualTo(2);
        strategy = Strategy.THEIRS;
        EntityWork theirs = answers.settle(sent, conflict(sent), report);
        assertThat(theirs.view().data()).isEqualTo(data("{'rating':4}"));
        assertThat(theirs.pending()).isFalse();
        assertThat(theirs.trace().combined().getFirst().combination().mine()).hasToString("5");
    }

    @Test
    void askedAboutEverythingEvenTextIsAChoice() {
        strategy = Strategy.ASK;
        EntityWork sent = edit(confirmed(1, "{'notes':'a'}"), "{'notes':'a\\nmine'}").sent();
        EntityWork asked = answers.settle(sent, conflict(sent), report(sent, state(2, "{'notes':'a\\ntheirs'}")));
        assertThat(disputed(asked).path()).isEqualTo("notes");
        EntityWork both = Objects.requireNonNull(edits.resolve(asked, "notes", new Choice.Both()));
        assertThat(both.view().data()).isEqualTo(data("{'notes':'a\\ntheirs\\n--- Travel ThinkPad ---\\na\\nmine'}"));
    }

    @Test
    void aNewerRemoteChangeFoldsIntoTheOpenConflictAndKeepsItsBase() {
        EntityWork open = disputedRating();
        EntityWork newer = incoming.take(open, state(3, "{'rating':1}"), STUDIO);
        assertThat(disputed(newer)).isEqualTo(new Dispute("rating", data("{'r':2}").get("r"), data("{'r':5}").get("r"),
                data("{'r':1}").get("r")));
        assertThat(newer.view().data()).isEqualTo(data("{'rating':5}"));
    }

    @Test
    void aConflictClosesByItselfOnlyWhenBothSidesAreEqual() {
        assertThat(incoming.take(disputedRating(), state(3, "{'rating':5}"), STUDIO).conflict()).isNull();
        assertThat(incoming.take(disputedRating(), state(3, "{'rating':2}"), STUDIO).conflict()).isNotNull();
    }

    @Test
    void aResolutionIsAnOrdinaryChangeWithTheServersVersionAsBaseAndCanConflictAgain() {
        EntityWork resolved = Objects.requireNonNull(edits.resolve(disputedRating(), "rating", new Choice.Take(
                Side.MINE)));
        assertThat(waiting(resolved).baseVersion()).isEqualTo(2);
        assertThat(waiting(resolved).data()).isEqualTo(data("{'rating':5}"));
        EntityWork sent = resolved.sent();
        EntityWork again = answers.settle(sent, conflict(sent), report(sent, state(3, "{'rating':1}")));
        assertThat(disputed(again).base()).hasToString("4");
    }

    @Test
    void aValueOfOnesOwnSettlesAConflictToo() {
        EntityWork resolved = Objects.requireNonNull(edits.resolve(disputedRating(), "rating", new Choice.Value(data(
                "{'r':3}").get("r"))));
        assertThat(waiting(resolved).data()).isEqualTo(data("{'rating':3}"));
        assertThat(resolved.conflict()).isNull();
    }

    @Test
    void anOpenConflictBlocksNoOtherField() {
        EntityWork edited = edit(disputedRating(), "{'rating':5,'mood':'excited'}");
        assertThat(waiting(edited).data()).isEqualTo(data("{'mood':'excited'}"));
        assertThat(disputed(edited).mine()).hasToString("5");
    }

    @Test
    void editingADisputedFieldChangesThisLaptopsValueAndIsNotSent() {
        EntityWork edited = edit(disputedRating(), "{'rating':3}");
        assertThat(edited.pending()).isFalse();
        assertThat(disputed(edited).mine()).hasToString("3");
    }

    @Test
    void anEditKeptAgainstADeletionIsListedWithWhoDeleted() {
        EntityWork edited = edit(confirmed(1, "{'rating':2}"), "{'rating':5}");
        EntityWork kept = incoming.take(edited, new EntityState(KEY, 2, true, data("{}")), STUDIO);
        assertThat(kept.view().data()).isEqualTo(data("{'rating':5}"));
        Combined combined = kept.trace().combined().getFirst();
        assertThat(combined.combination().path()).isEqualTo(Combined.DELETED);
        assertThat(combined.origin()).isEqualTo(STUDIO);
        assertThat(Objects.requireNonNull(edits.undo(kept, combined)).view().deleted()).isTrue();
    }

    @Test
    void whatWasCombinedCanBeTakenBackUnlessItWasChangedSince() {
        EntityWork sent = edit(confirmed(1, "{'durationSeconds':60}"), "{'durationSeconds':70}").sent();
        EntityWork merged = answers.settle(sent, conflict(sent), report(sent, state(2, "{'durationSeconds':90}")));
        Combined combined = merged.trace().combined().getFirst();
        assertThat(merged.view().data()).isEqualTo(data("{'durationSeconds':90}"));
        EntityWork undone = Objects.requireNonNull(edits.undo(merged, combined));
        assertThat(undone.view().data()).isEqualTo(data("{'durationSeconds':70}"));
        assertThat(edits.undo(edit(merged, "{'durationSeconds':10}"), combined)).isNull();
    }

    @Test
    void aStaleLaptopThatStartsUpDoesNotOverwriteNewerData() {
        EntityWork stale = edit(confirmed(1, "{'rating':2,'mood':'neutral'}"), "{'rating':5,'mood':'neutral'}");
        EntityWork caughtUp = incoming.take(stale, state(9, "{'rating':2,'mood':'excited'}"), STUDIO);
        assertThat(waiting(caughtUp).data()).isEqualTo(data("{'rating':5}"));
        assertThat(caughtUp.view().data()).isEqualTo(data("{'rating':5,'mood':'excited'}"));
    }

    @Test
    void editingOneFieldDoesNotWipeFieldsTheEditorDoesNotShow() {
        EntityWork work = confirmed(1, "{'rating':2,'sessionId':'s1','future':{'a':1}}");
        assertThat(waiting(edit(work, "{'rating':3,'sessionId':'s1','future':{'a':1}}")).data()).isEqualTo(data(
                "{'rating':3}"));
    }

    @Test
    void unknownFieldsOfANewerAppAreKeptByEveryMerge() {
        EntityWork work = edit(confirmed(1, "{'rating':2,'future':{'a':1}}"), "{'rating':3,'future':{'a':1}}");
        EntityWork merged = incoming.take(work, state(2, "{'rating':2,'future':{'a':2},'more':[1]}"), STUDIO);
        assertThat(merged.view().data()).isEqualTo(data("{'rating':3,'future':{'a':2},'more':[1]}"));
    }

    @Test
    void whatAnEditorHoldsIsMergedWithWhatCameInMeanwhileAndNeverReplaced() {
        EntityWork opened = confirmed(1, "{'notes':'a','durationSeconds':60}");
        EntityWork moved = incoming.take(opened, state(2, "{'notes':'theirs\\na','durationSeconds':90}"), STUDIO);
        ObjectNode typed = data("{'notes':'a\\nmine','durationSeconds':70}");
        EntityWork saved = edits.edit(moved, opened.view(), typed, STUDIO);
        assertThat(saved.view().data()).isEqualTo(data("{'notes':'theirs\\na\\nmine','durationSeconds':90}"));
        assertThat(saved.trace().setAside()).containsExactly(typed);
    }

    @Test
    void anEqualEditOnBothLaptopsEndsTheSameEverywhereWithoutAQuestion() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5}").sent();
        EntityWork settled = answers.settle(sent, conflict(sent), report(sent, state(2, "{'rating':5}")));
        assertThat(settled.pending()).isFalse();
        assertThat(settled.conflict()).isNull();
    }

    @Test
    void takingOnesOwnChangeFromTheLogAgainChangesNothing() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5}").sent();
        EntityWork settled = answers.settle(sent,
                Acknowledgement.accepted(Objects.requireNonNull(sent.inFlight()).changeId(), Outcome.APPLIED, 9, 2,
                        null),
                null);
        assertThat(incoming.take(settled, state(2, "{'rating':5}"), STUDIO)).isEqualTo(settled);
    }

    @Test
    void undoOfADeletionReachesTheServer() {
        EntityWork deleted = edits.delete(confirmed(1, "{'rating':2}")).sent();
        EntityWork back = edits.restore(deleted, data("{'rating':2}"));
        assertThat(back.inFlight()).isEqualTo(deleted.inFlight());
        assertThat(waiting(back).data()).isEqualTo(data("{'rating':2}"));
        assertThat(back.view().deleted()).isFalse();
    }

    private EntityWork disputedRating() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5}").sent();
        return answers.settle(sent, conflict(sent), report(sent, state(2, "{'rating':4}")));
    }

    private static Dispute disputed(EntityWork work) {
        return Objects.requireNonNull(work.conflict()).disputes().getFirst();
    }
}
