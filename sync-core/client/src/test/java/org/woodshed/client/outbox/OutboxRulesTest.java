package org.woodshed.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Outcome;

/** How edits, answers and news from the server change the outstanding work on one entity. */
@NullMarked
class OutboxRulesTest extends OutboxFixture {
    @Test
    void editsBeforeTheFirstSendingFoldIntoOneCreation() {
        EntityWork created = edits.create(EntityWork.none(KEY), data("{'notes':'a'}"));
        EntityWork edited = edit(created, "{'notes':'b','rating':3}");
        assertThat(waiting(edited).type()).isEqualTo(ChangeType.CREATED);
        assertThat(waiting(edited).changeId()).isEqualTo(waiting(created).changeId());
        assertThat(waiting(edited).data()).isEqualTo(data("{'notes':'b','rating':3}"));
    }

    @Test
    void whatIsCreatedAndDeletedBeforeAnySendingVanishes() {
        EntityWork work = edits.delete(edits.create(EntityWork.none(KEY), data("{'notes':'a'}")));
        assertThat(work.exists()).isFalse();
    }

    @Test
    void anEditThatEndsEqualToTheConfirmedStateLeavesNothingToSend() {
        EntityWork work = edit(confirmed(1, "{'rating':2}"), "{'rating':3}");
        assertThat(waiting(work).data()).isEqualTo(data("{'rating':3}"));
        assertThat(edit(work, "{'rating':2}").pending()).isFalse();
    }

    @Test
    void whatIsInFlightNeverChangesAndLaterEditsQueueBehindIt() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        EntityWork edited = edit(sent, "{'rating':4,'notes':'more'}");
        assertThat(edited.inFlight()).isEqualTo(sent.inFlight());
        assertThat(waiting(edited).data()).isEqualTo(data("{'rating':4,'notes':'more'}"));

        EntityWork answered = answers.settle(edited, accepted(sent, Outcome.APPLIED, 2, null), null);
        assertThat(answered.inFlight()).isNull();
        assertThat(answered.shadow().data()).isEqualTo(data("{'rating':3}"));
        assertThat(waiting(answered).baseVersion()).isEqualTo(2);
        assertThat(answered.view().data()).isEqualTo(data("{'rating':4,'notes':'more'}"));
    }

    @Test
    void aStateOfTheServersIsAdoptedWithWhatWaitsOnTop() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        EntityWork edited = edit(sent, "{'rating':3,'notes':'mine'}");
        EntityWork answered = answers.settle(edited, accepted(sent, Outcome.MERGED, 3, "{'rating':3,'mood':'excited'}"),
                null);
        assertThat(answered.view().data()).isEqualTo(data("{'rating':3,'mood':'excited','notes':'mine'}"));
        assertThat(waiting(answered).baseVersion()).isEqualTo(3);
        assertThat(waiting(answered).data()).isEqualTo(data("{'notes':'mine'}"));
    }

    @Test
    void anAnswerThatSkipsAVersionWithoutAStateWaitsForThePageThatBringsIt() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        EntityWork answered = answers.settle(sent, accepted(sent, Outcome.APPLIED, 4, null), null);
        assertThat(answered.shadow().version()).isEqualTo(1);
        EntityWork caughtUp = incoming.take(answered, state(4, false, "{'rating':3,'mood':'neutral'}"), Origin.UNKNOWN);
        assertThat(caughtUp.view().data()).isEqualTo(data("{'rating':3,'mood':'neutral'}"));
    }

    @Test
    void anOlderOrEqualStateFromTheServerChangesNothing() {
        EntityWork work = confirmed(5, "{'rating':2}");
        assertThat(incoming.take(work, state(5, true, "{}"), Origin.UNKNOWN)).isEqualTo(work);
        assertThat(incoming.take(work, state(4, true, "{}"), Origin.UNKNOWN)).isEqualTo(work);
    }

    @Test
    void whileAChangeIsInFlightNewsGoToTheShadowOnlyAndNothingTypedIsReplaced() {
        EntityWork sent = edit(confirmed(1, "{'notes':'a'}"), "{'notes':'mine'}").sent();
        EntityWork news = incoming.take(sent, state(2, false, "{'notes':'theirs','mood':'excited'}"), Origin.UNKNOWN);
        assertThat(news.inFlight()).isEqualTo(sent.inFlight());
        assertThat(news.view().data()).isEqualTo(data("{'notes':'mine','mood':'excited'}"));
    }

    @Test
    void aConflictIsSplitIntoWhatGoesOnAndWhatIsInDispute() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5,'mood':'excited'}").sent();
        EntityWork split = answers.settle(sent, conflict(sent), report(sent, state(2, false, "{'rating':4}")));
        assertThat(split.inFlight()).isNull();
        assertThat(waiting(split).changeId()).isNotEqualTo(Objects.requireNonNull(sent.inFlight()).changeId());
        assertThat(waiting(split).data()).isEqualTo(data("{'mood':'excited'}"));
        assertThat(waiting(split).baseVersion()).isEqualTo(2);
        assertThat(Objects.requireNonNull(split.conflict()).disputes()).singleElement().satisfies(
                dispute -> assertThat(List.of(String.valueOf(dispute.base()), String.valueOf(dispute.mine()), String
                        .valueOf(dispute.theirs()))).containsExactly("2", "5", "4"));
        assertThat(split.view().data()).isEqualTo(data("{'rating':5,'mood':'excited'}"));
    }

    @Test
    void editingADisputedFieldChangesThisLaptopsSideAndIsNotSent() {
        EntityWork disputed = disputedRating();
        EntityWork edited = edit(disputed, "{'rating':1}");
        assertThat(edited.pending()).isFalse();
        assertThat(edited.view().data()).isEqualTo(data("{'rating':1}"));
        assertThat(edits.resolve(edited, "mood", new Choice.Take(Side.MINE))).isNull();
        EntityWork resolved = Objects.requireNonNull(edits.resolve(edited, "rating", new Choice.Take(Side.MINE)));
        assertThat(waiting(resolved).data()).isEqualTo(data("{'rating':1}"));
        assertThat(waiting(resolved).baseVersion()).isEqualTo(2);
        assertThat(resolved.conflict()).isNull();
    }

    @Test
    void aDisputeEndsWhenBothSidesAreEqualAndFollowsNewerStatesOtherwise() {
        EntityWork disputed = disputedRating();
        EntityWork newer = incoming.take(disputed, state(3, false, "{'rating':1}"), Origin.UNKNOWN);
        assertThat(Objects.requireNonNull(newer.conflict()).disputes().getFirst().theirs()).hasToString("1");
        EntityWork equal = incoming.take(newer, state(4, false, "{'rating':5}"), Origin.UNKNOWN);
        assertThat(equal.conflict()).isNull();
        assertThat(equal.view().data()).isEqualTo(data("{'rating':5}"));
    }

    @Test
    void anEditMeetsADeletionAndIsKeptAsAWholeRestore() {
        EntityWork edited = edit(confirmed(1, "{'notes':'a','rating':1}"), "{'notes':'a','rating':5}");
        EntityWork restored = incoming.take(edited, state(2, true, "{}"), Origin.UNKNOWN);
        assertThat(waiting(restored).type()).isEqualTo(ChangeType.CREATED);
        assertThat(waiting(restored).baseVersion()).isEqualTo(2);
        assertThat(restored.view().data()).isEqualTo(data("{'notes':'a','rating':5}"));
        assertThat(restored.view().deleted()).isFalse();
    }

    @Test
    void aDeletionMeetsAnEditAndTheEditIsKept() {
        EntityWork deleted = edits.delete(confirmed(1, "{'notes':'a'}"));
        assertThat(deleted.view().deleted()).isTrue();
        EntityWork kept = incoming.take(deleted, state(2, false, "{'notes':'b'}"), Origin.UNKNOWN);
        assertThat(kept.pending()).isFalse();
        assertThat(kept.view().data()).isEqualTo(data("{'notes':'b'}"));
    }

    @Test
    void undoingADeletionThatWasNotSentLeavesNothingToSend() {
        EntityWork undone = edits.restore(edits.delete(confirmed(1, "{'notes':'a'}")), data("{'notes':'a'}"));
        assertThat(undone.pending()).isFalse();
        assertThat(undone.view().deleted()).isFalse();
    }

    @Test
    void undoingADeletionThatIsInFlightRestoresFromItsTombstone() {
        EntityWork sent = edits.delete(confirmed(1, "{'notes':'a'}")).sent();
        EntityWork undone = edits.restore(sent, data("{'notes':'a'}"));
        assertThat(undone.view().deleted()).isFalse();
        EntityWork answered = answers.settle(undone, accepted(sent, Outcome.APPLIED, 2, null), null);
        assertThat(waiting(answered).type()).isEqualTo(ChangeType.CREATED);
        assertThat(waiting(answered).baseVersion()).isEqualTo(2);
        assertThat(answered.view().data()).isEqualTo(data("{'notes':'a'}"));
    }

    @Test
    void aRefusedChangeIsTriedFiveTimesAndThenLeftToAPersonWhoMayChangeIt() {
        EntityWork work = edit(confirmed(1, "{'rating':2}"), "{'rating':3}");
        for (int attempt = 1; attempt <= Answers.MAX_REFUSALS; attempt++) {
            EntityWork sent = work.sent();
            work = answers.settle(sent, Acknowledgement.rejected(Objects.requireNonNull(sent.inFlight()).changeId(),
                    "invalid", "rating"), null);
            assertThat(waiting(work).attempts()).isEqualTo(attempt);
        }
        assertThat(waiting(work).state()).isEqualTo(OutboxItem.State.FAILED);
        assertThat(work.view().data()).isEqualTo(data("{'rating':3}"));
        EntityWork changed = edit(work, "{'rating':4}");
        assertThat(waiting(changed).state()).isEqualTo(OutboxItem.State.PENDING);
        assertThat(waiting(changed).changeId()).isNotEqualTo(waiting(work).changeId());
    }

    /** As after a restored folder: the server knows the id for something else, and would refuse it for ever. */
    @Test
    void aChangeWhoseIdWasUsedForSomethingElseGoesAgainUnderAnother() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        ChangeId used = Objects.requireNonNull(sent.inFlight()).changeId();
        EntityWork again = answers.settle(sent, Acknowledgement.rejected(used, "change_id_reused", null), null);
        assertThat(waiting(again).changeId()).isNotEqualTo(used);
        assertThat(waiting(again).data()).isEqualTo(data("{'rating':3}"));
        assertThat(waiting(again).attempts()).isEqualTo(1);
    }

    @Test
    void anEditorThatWasOpenWhileAnotherLaptopChangedTheSameFieldLeadsToADispute() {
        EntityWork opened = confirmed(1, "{'mood':'neutral','rating':1}");
        EntityWork moved = incoming.take(opened, state(2, false, "{'mood':'excited','rating':1}"), Origin.UNKNOWN);
        EntityWork saved = edits.edit(moved, opened.view(), data("{'mood':'satisfied','rating':2}"), Origin.UNKNOWN);
        assertThat(waiting(saved).data()).isEqualTo(data("{'rating':2}"));
        assertThat(Objects.requireNonNull(saved.conflict()).disputes().getFirst().path()).isEqualTo("mood");
        assertThat(saved.view().data()).isEqualTo(data("{'mood':'satisfied','rating':2}"));
    }

    @Test
    void anAnswerToAnotherChangeSettlesNothing() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        EntityWork other = edit(confirmed(1, "{'rating':2}"), "{'rating':3}").sent();
        assertThat(answers.settle(sent, accepted(other, Outcome.APPLIED, 2, null), null)).isEqualTo(sent);
    }

    /** An editor may still be open on an entry that was deleted before anybody else knew of it; undo may come to it, too. */
    @Test
    void anEditOfAnEntryThatVanishedBringsItBackWhole() {
        EntityWork created = edits.create(EntityWork.none(KEY), data("{'notes':'a','rating':3}"));
        EntityState openedOn = created.view();
        EntityWork vanished = edits.delete(created);
        EntityWork edited = edits.edit(vanished, openedOn, data("{'notes':'b','rating':3}"), Origin.UNKNOWN);
        assertThat(waiting(edited).type()).isEqualTo(ChangeType.CREATED);
        assertThat(edited.view().data()).isEqualTo(data("{'notes':'b','rating':3}"));
    }

    private EntityWork disputedRating() {
        EntityWork sent = edit(confirmed(1, "{'rating':2}"), "{'rating':5}").sent();
        return answers.settle(sent, conflict(sent), report(sent, state(2, false, "{'rating':4}")));
    }
}
