package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.Merging;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;

/** The life of an open conflict between two laptops and a real server, from its first sync to its resolution's history. */
@NullMarked
class OpenConflictsTest extends TwoConnectedLaptops {
    @Test
    void aConflictThatIsResolvedElsewhereToThisLaptopsValueDisappears() {
        EntityId id = disputedRating();
        a.edit(id, draft -> draft.rating(5));
        a.sync();
        b.sync();
        assertThat(merging().conflicts()).isEmpty();
        assertThat(b.entry(id).rating()).isEqualTo(5);
        assertEqual();
    }

    @Test
    void aConflictThatIsResolvedElsewhereToAnotherValueShowsTheNewerValueAndKeepsItsBase() {
        EntityId id = disputedRating();
        a.edit(id, draft -> draft.rating(1));
        a.sync();
        b.trySync();
        b.reopen();
        assertThat(merging().conflicts()).hasSize(1);
        assertDispute("2", "5", "1");
        assertThat(b.entry(id).rating()).isEqualTo(5);
    }

    @Test
    void aNewerRemoteChangeOfOtherFieldsGoesThroughAndAddsNoSecondConflict() {
        EntityId id = disputedRating();
        a.edit(id, draft -> draft.notes("written elsewhere").durationSeconds(4000));
        a.sync();
        b.trySync();
        assertDispute("2", "5", "4");
        assertThat(b.entry(id).notes()).isEqualTo("written elsewhere");
        assertThat(b.entry(id).durationSeconds()).isEqualTo(4000);
    }

    @Test
    void severalConflictsOfOneEntityAreOneItem() {
        EntityId id = shared(draft -> draft.rating(2).mood("neutral").type("lesson")).id();
        a.edit(id, draft -> draft.rating(4).mood("excited").type("other"));
        a.sync();
        b.edit(id, draft -> draft.rating(5).mood("frustrated").type("rehearsal"));
        b.trySync();
        assertThat(conflict().disputes()).extracting(Dispute::path).containsExactly("mood", "rating", "type");
        assertThat(merging().conflicts()).hasSize(1);
    }

    @Test
    void anOpenConflictBlocksNeitherOtherFieldsNorOtherEntitiesNorLaterEdits() {
        EntityId id = disputedRating();
        EntityId other = b.log("2026-11-21T17:40:00Z", 10, draft -> draft.notes("another entry")).id();
        b.edit(id, draft -> draft.tags(Set.of("later")).notes("typed afterwards"));
        assertThat(b.trySync()).isInstanceOf(SyncResult.NeedsAttention.class);
        a.sync();
        assertThat(a.entry(id).notes()).isEqualTo("typed afterwards");
        assertThat(a.entry(id).tags()).containsExactly("later");
        assertThat(a.has(other)).isTrue();
        assertThat(a.entry(id).rating()).isEqualTo(4);
    }

    @Test
    void editingADisputedFieldChangesThisLaptopsValueAndIsNotSent() {
        EntityId id = disputedRating();
        b.edit(id, draft -> draft.rating(3));
        b.trySync();
        a.sync();
        assertDispute("2", "3", "4");
        assertThat(a.entry(id).rating()).isEqualTo(4);
    }

    @Test
    void aResolutionIsAChangeThatReachesTheOtherLaptop() {
        EntityId id = disputedRating();
        assertThat(resolve(new Choice.Take(Side.MINE))).isTrue();
        b.sync();
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(5);
        assertEqual();
    }

    @Test
    void aResolutionCanConflictAgain() {
        EntityId id = disputedRating();
        assertThat(resolve(new Choice.Take(Side.MINE))).isTrue();
        a.edit(id, draft -> draft.rating(1));
        a.sync();
        assertThat(b.trySync()).isInstanceOf(SyncResult.NeedsAttention.class);
        assertDispute("4", "5", "1");
    }

    @Test
    void aResolutionStaysInTheHistoryAndIsUndoneFromIt() {
        EntityId id = disputedRating();
        assertThat(resolve(new Choice.Take(Side.THEIRS))).isTrue();
        assertThat(b.entry(id).rating()).isEqualTo(4);
        b.sync();
        List<HistoryEntry> history = merging().history(EntityKey.entry(id)).join().entries();
        HistoryEntry mine = history.stream().filter(entry -> entry.data().path("rating").asInt() == 5).findFirst()
                .orElseThrow();
        assertThat(history).extracting(entry -> entry.data().path("rating").asInt()).contains(2, 4, 5);
        merging().restore(EntityKey.entry(id), mine.data()).join();
        b.sync();
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(5);
        assertEqual();
    }

    @Test
    void finishingChecksAgainThatNeitherSideHasMoved() {
        EntityId id = disputedRating();
        Dispute seen = conflict().disputes().getFirst();
        a.edit(id, draft -> draft.rating(1));
        a.sync();
        b.trySync();
        assertThat(merging().resolve(EntityKey.entry(id), seen, new Choice.Take(Side.THEIRS)).join()).isFalse();
        Dispute afterThem = conflict().disputes().getFirst();
        b.edit(id, draft -> draft.rating(3));
        assertThat(merging().resolve(EntityKey.entry(id), afterThem, new Choice.Take(Side.MINE)).join()).isFalse();
        assertDispute("2", "3", "1");
    }

    @Test
    void bothSidesAreNamedWithTheirTimes() {
        disputedRating();
        assertThat(conflict().theirDevice()).isEqualTo("Studio MacBook");
        assertThat(conflict().myTime()).isNotNull().isBeforeOrEqualTo(Instant.now());
        assertThat(conflict().theirTime()).isNotNull();
        Instant before = Objects.requireNonNull(conflict().myTime());
        b.edit(conflict().key().id(), draft -> draft.rating(1));
        assertThat(conflict().myTime()).isAfterOrEqualTo(before);
    }

    @Test
    void thisLaptopWinsIfTheSettingSaysSoAndTheOtherValueIsListedAndCanBeTakenBack() {
        strategyDecides(Strategy.MINE, 5, 4);
    }

    @Test
    void theOtherDeviceWinsIfTheSettingSaysSoAndThisLaptopsValueIsListedAndCanBeTakenBack() {
        strategyDecides(Strategy.THEIRS, 4, 5);
    }

    private void strategyDecides(Strategy strategy, int winner, int loser) {
        merging().setStrategy(strategy).join();
        b.reopen();
        assertThat(merging().strategy()).as("the setting outlives a restart").isEqualTo(strategy);
        EntityId id = disputedRating();
        assertThat(merging().conflicts()).isEmpty();
        b.sync();
        a.sync();
        assertThat(List.of(a.entry(id).rating(), b.entry(id).rating())).containsOnly(winner);
        CombinedItem item = merging().combined().getFirst();
        assertThat(item.combined().origin().deviceName()).isEqualTo("Studio MacBook");
        assertThat(merging().undo(item).join()).isTrue();
        b.sync();
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(loser);
        assertEqual();
    }

    @Test
    void askedAboutEverythingLengthAndTextAreChoicesToo() {
        merging().setStrategy(Strategy.ASK).join();
        EntityId id = shared(draft -> draft.notes("a")).id();
        a.edit(id, draft -> draft.notes("theirs\na").durationSeconds(600));
        a.sync();
        b.edit(id, draft -> draft.notes("a\nmine").durationSeconds(900));
        b.trySync();
        assertThat(conflict().disputes()).extracting(Dispute::path).containsExactly("durationSeconds", "notes");
    }

    @Test
    void whoeverDeletedWhatWasEditedHereIsNamed() {
        EntityId id = shared(draft -> draft.notes("keep")).id();
        a.delete(id);
        a.sync();
        b.edit(id, draft -> draft.rating(5));
        b.sync();
        a.sync();
        assertThat(a.has(id)).isTrue();
        assertThat(merging().combined().getFirst().combined().origin().deviceName()).isEqualTo("Studio MacBook");
        assertEqual();
    }

    private boolean resolve(Choice choice) {
        OpenConflict open = conflict();
        return merging().resolve(open.key(), open.disputes().getFirst(), choice).join();
    }

    private Merging merging() {
        return b.woodshed().merging();
    }

    private OpenConflict conflict() {
        return merging().conflicts().getFirst();
    }

    private void assertDispute(String base, String mine, String theirs) {
        assertThat(conflict().disputes()).singleElement().satisfies(dispute -> {
            assertThat(String.valueOf(dispute.base())).isEqualTo(base);
            assertThat(String.valueOf(dispute.mine())).isEqualTo(mine);
            assertThat(String.valueOf(dispute.theirs())).isEqualTo(theirs);
        });
    }

    /** Rated 2 at first, 4 on the studio laptop, 5 on this one. */
    private EntityId disputedRating() {
        EntityId id = shared(draft -> draft.rating(2)).id();
        a.edit(id, draft -> draft.rating(4));
        a.sync();
        b.edit(id, draft -> draft.rating(5));
        b.trySync();
        return id;
    }
}
