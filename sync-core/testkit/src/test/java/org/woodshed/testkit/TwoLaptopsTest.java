package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.outbox.Side;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

/** Two laptops of one musician and a real server: what one types, the other has. */
@NullMarked
class TwoLaptopsTest extends TwoConnectedLaptops {
    @Test
    void anEntryMadeOfflineReachesTheOtherLaptopAndBothAreProvedEqual() throws InvalidInputException {
        EntityId piece = a.woodshed().logbook().pieceNamed(new PieceName("Elegy", "Fauré"));
        LogbookEntry entry = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("slow hands").tags(Set.of("memory"))
                .pieces(List.of(PiecePractice.of(piece))));
        assertThat(a.sync().sent()).isEqualTo(2);
        assertThat(b.sync().received()).isEqualTo(2);
        assertThat(b.entry(entry.id()).notes()).isEqualTo("slow hands");
        assertThat(b.woodshed().logbook().piece(piece)).hasValueSatisfying(found -> assertThat(found.title()).isEqualTo(
                "Elegy"));
        assertEqual();
    }

    @Test
    void editsOfDifferentFieldsBothStay() {
        EntityId id = shared(draft -> draft.notes("start")).id();
        a.edit(id, draft -> draft.rating(4));
        b.edit(id, draft -> draft.tags(Set.of("memory")));
        a.sync();
        b.sync();
        a.sync();
        assertThat(List.of(a.entry(id), b.entry(id))).allSatisfy(entry -> {
            assertThat(entry.rating()).isEqualTo(4);
            assertThat(entry.tags()).containsExactly("memory");
        });
        assertEqual();
    }

    @Test
    void differentValuesOfOneFieldAreAConflictThatKeepsThisLaptopsValueAndBlocksNothing() {
        EntityId id = shared(draft -> draft.rating(2)).id();
        a.edit(id, draft -> draft.rating(4));
        a.sync();
        b.edit(id, draft -> draft.rating(5).tags(Set.of("shifts")));
        assertThat(b.trySync()).isInstanceOf(SyncResult.NeedsAttention.class);
        assertThat(b.entry(id).rating()).isEqualTo(5);
        assertThat(b.woodshed().sync().status()).isEqualTo(new SyncStatus.NeedsChoice(1, 0));
        assertThat(b.woodshed().sync().conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.theirDevice()).isEqualTo("Studio MacBook");
            assertThat(conflict.disputes()).singleElement().satisfies(dispute -> {
                assertThat(dispute.path()).isEqualTo("rating");
                assertThat(String.valueOf(dispute.base())).isEqualTo("2");
                assertThat(String.valueOf(dispute.mine())).isEqualTo("5");
                assertThat(String.valueOf(dispute.theirs())).isEqualTo("4");
            });
        });
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(4);
        assertThat(a.entry(id).tags()).containsExactly("shifts");

        assertThat(b.woodshed().sync().resolve(b.entry(id).state().key(), "rating", Side.MINE).join()).isTrue();
        b.sync();
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(5);
        assertEqual();
    }

    @Test
    void anEditAgainstADeletionKeepsTheEditOnBothLaptops() {
        EntityId id = shared(draft -> draft.notes("keep")).id();
        a.delete(id);
        a.sync();
        b.edit(id, draft -> draft.rating(5));
        b.sync();
        a.sync();
        assertThat(a.entry(id).rating()).isEqualTo(5);
        assertThat(a.entry(id).notes()).isEqualTo("keep");
        assertEqual();
    }

    @Test
    void aDeletionAgainstAnEditKeepsTheEditOnBothLaptops() {
        EntityId id = shared(draft -> draft.notes("keep")).id();
        a.edit(id, draft -> draft.rating(5));
        a.sync();
        b.delete(id);
        b.sync();
        a.sync();
        assertThat(b.entry(id).rating()).isEqualTo(5);
        assertThat(a.has(id)).isTrue();
        assertEqual();
    }

    @Test
    void aDeletionReachesTheOtherLaptopAndItsUndoToo() {
        EntityId id = shared(draft -> draft.notes("keep")).id();
        a.delete(id);
        a.sync();
        b.sync();
        assertThat(b.has(id)).isFalse();
        assertThat(a.woodshed().logbook().restore(EntityKey.entry(id)).join()).isTrue();
        a.sync();
        b.sync();
        assertThat(b.entry(id).notes()).isEqualTo("keep");
        assertEqual();
    }

    @Test
    void theSamePieceAddedOnBothLaptopsOfflineIsOnePiece() throws InvalidInputException {
        EntityId onA = a.woodshed().logbook().pieceNamed(new PieceName("Moonlight Sonata", "Beethoven"));
        EntityId onB = b.woodshed().logbook().pieceNamed(new PieceName("moonlight  sonata", "BEETHOVEN"));
        assertThat(onA).isEqualTo(onB);
        a.sync();
        b.sync();
        a.sync();
        assertThat(a.woodshed().logbook().pieces()).hasSize(1);
        assertThat(b.woodshed().logbook().piece(onB)).hasValueSatisfying(piece -> assertThat(piece.title()).isEqualTo(
                "Moonlight Sonata"));
        assertEqual();
    }

    @Test
    void aConnectedLaptopHasTheOthersEditAMomentLaterWithoutAsking() {
        a.woodshed().startSyncing();
        b.woodshed().startSyncing();
        await().atMost(Duration.ofSeconds(20)).until(() -> b.woodshed().sync()
                .status() instanceof SyncStatus.Synced && a.woodshed().sync().status() instanceof SyncStatus.Synced);
        EntityId id = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("live")).id();
        await().atMost(Duration.ofSeconds(10)).until(() -> b.has(id));
        b.edit(id, draft -> draft.rating(3));
        await().atMost(Duration.ofSeconds(10)).until(() -> Integer.valueOf(3).equals(a.entry(id).rating()));
        a.sync();
        b.sync();
        assertEqual();
    }

    @Test
    void editsMadeWhileTheServerIsDownArriveOnceItIsBack() {
        EntityId id = shared(draft -> draft.notes("start")).id();
        server.stop();
        a.edit(id, draft -> draft.notes("typed on the train"));
        assertThat(a.trySync()).isInstanceOf(SyncResult.NotReached.class);
        assertThat(a.woodshed().sync().status()).isInstanceOf(SyncStatus.Offline.class);
        a.reopen();
        server.startAgain();
        a.sync();
        b.sync();
        assertThat(b.entry(id).notes()).isEqualTo("typed on the train");
        assertEqual();
    }
}
