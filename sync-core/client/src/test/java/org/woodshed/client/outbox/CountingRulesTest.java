package org.woodshed.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Outcome;

/** What is counted on several laptops counts once, whatever is in flight or restored meanwhile. */
@NullMarked
class CountingRulesTest extends OutboxFixture {
    private static final EntityKey GOAL = new EntityKey(EntityType.GOAL, new EntityId("g1"));

    /** What others counted meanwhile is no part of what this laptop counts. */
    @Test
    void anEditBehindAChangeInFlightSaysOnlyWhatWasTyped() {
        EntityWork known =
                new EntityWork(new EntityState(GOAL, 4, false, data("{'title':'A','progressCount':22}")), null,
                        null, null);
        EntityWork sent = edit(known, "{'title':'A','progressCount':24}").sent();
        EntityWork moved = incoming.take(sent, new EntityState(GOAL, 5, false, data(
                "{'title':'B','progressCount':25}")), Origin.UNKNOWN);
        assertThat(moved.view().data()).isEqualTo(data("{'title':'B','progressCount':27}"));

        EntityWork counting = edit(moved, "{'title':'B','progressCount':28}");
        assertThat(waiting(counting).data()).isEqualTo(data("{'$inc':{'progressCount':1}}"));
        EntityWork further = incoming.take(counting, new EntityState(GOAL, 6, false, data(
                "{'title':'B','progressCount':30}")), Origin.UNKNOWN);
        assertThat(further.view().data()).isEqualTo(data("{'title':'B','progressCount':33}"));
        EntityWork again = edit(further, "{'title':'B','progressCount':34}");
        assertThat(waiting(again).data()).isEqualTo(data("{'$inc':{'progressCount':2}}"));

        EntityWork answered = answers.settle(again, accepted(again, Outcome.MERGED, 7,
                "{'title':'B','progressCount':32}"), null);
        assertThat(answered.view().data()).isEqualTo(data("{'title':'B','progressCount':34}"));
        assertThat(waiting(answered).data()).isEqualTo(data("{'$inc':{'progressCount':2}}"));
    }

    /** Else each of them would count once more what the restored server had forgotten. */
    @Test
    void whatARestoredServerForgotIsTheSameChangeOnAllLaptops() {
        EntityState before = new EntityState(GOAL, 1, false, data("{'title':'Scales','progressCount':11}"));
        EntityWork known = new EntityWork(new EntityState(GOAL, 3, false,
                data("{'title':'Scales','progressCount':16}")), null, null, null);
        EntityWork counting = edit(known, "{'title':'Scales','progressCount':19}");

        EntityWork first = incoming.rebase(known, before, false, Origin.UNKNOWN);
        EntityWork second = incoming.rebase(counting, before, false, Origin.UNKNOWN);

        assertThat(Objects.requireNonNull(second.inFlight()).toChange().contentHash()).isEqualTo(Objects.requireNonNull(
                first.inFlight()).toChange().contentHash());
        assertThat(waiting(second).data()).isEqualTo(data("{'$inc':{'progressCount':3}}"));
        assertThat(second.view().data()).isEqualTo(data("{'title':'Scales','progressCount':19}"));

        // The other one was faster, and a later page of the same reading tells.
        EntityState theirs = new EntityState(GOAL, 2, false, data("{'title':'Scales','progressCount':16}"));
        EntityWork later = incoming.rebase(second, theirs, true, Origin.UNKNOWN);
        assertThat(later.inFlight()).isEqualTo(second.inFlight());
        EntityWork settled = answers.settle(later, accepted(later, Outcome.DUPLICATE, 2, null), null);
        assertThat(settled.inFlight()).isNull();
        assertThat(settled.view().data()).isEqualTo(data("{'title':'Scales','progressCount':19}"));
    }

    @Test
    void whatWasEditedAfterARestoreIsUnitedWithWhatOnlyThisLaptopKnows() {
        EntityWork known = new EntityWork(new EntityState(GOAL, 5, false, data("{'progressCount':16,'title':'Old'}")),
                null, null, null);
        EntityWork counting = edit(known, "{'progressCount':18,'title':'Old'}");
        EntityState theirs = new EntityState(GOAL, 2, false, data("{'progressCount':19,'title':'New'}"));

        EntityWork united = incoming.rebase(counting, theirs, true, Origin.UNKNOWN);
        assertThat(united.underlying().data()).isEqualTo(data("{'progressCount':21,'title':'New'}"));
        assertThat(Objects.requireNonNull(united.conflict()).disputes()).extracting(Dispute::path).containsExactly(
                "title");
    }

    @Test
    void aCountThatMeetsAConflictCountsOnce() {
        EntityWork known =
                new EntityWork(new EntityState(GOAL, 4, false, data("{'title':'A','progressCount':22}")), null,
                        null, null);
        EntityWork sent = edit(known, "{'title':'Mine','progressCount':24}").sent();
        EntityState theirs = new EntityState(GOAL, 5, false, data("{'title':'Theirs','progressCount':25}"));
        EntityWork moved = incoming.take(sent, theirs, Origin.UNKNOWN);
        EntityWork counting = edit(moved, "{'title':'Mine','progressCount':28}");

        EntityWork answered = answers.settle(counting, conflict(counting), report(counting, theirs));
        assertThat(answered.view().data()).isEqualTo(data("{'title':'Mine','progressCount':28}"));
        assertThat(waiting(answered).data()).isEqualTo(data("{'$inc':{'progressCount':3}}"));
    }
}
