package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.store.StoreException;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/** The disk is full: an edit fails with a sentence, nothing acknowledged is lost, and it goes on once there is room again. */
@NullMarked
class FullDiskTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-20T17:40:00Z");

    @TempDir
    Path folder;
    private final SmallDisk disk = new SmallDisk();

    @AfterEach
    void room() {
        disk.close();
    }

    @Test
    void anEditFailsWithASentenceTheRestStaysAndItGoesOnWhenThereIsRoomAgain() throws InvalidInputException {
        EntityId id;
        try (LocalWoodshed woodshed = open()) {
            LogbookEntry kept = add(woodshed, "saved before");
            id = kept.id();
            ConcurrentLinkedQueue<LogbookChanges.Item> told = new ConcurrentLinkedQueue<>();
            woodshed.logbook().onChange(changes -> told.addAll(changes.items()));
            fill(woodshed);

            Saving refused = woodshed.logbook().editEntry(kept, EntryDraft.of(kept).notes("n".repeat(4_000)));
            StoreException reason = failure(refused);

            assertThat(reason.kind()).isEqualTo(StoreException.Kind.DISK_FULL);
            assertThat(reason).hasMessageContainingAll("The disk is full", "is safe", "Make room");
            assertThat(woodshed.logbook().entry(kept.id()).orElseThrow().entry().notes()).isEqualTo("saved before");
            assertThat(told).as("screens are told what the disk has").last().satisfies(item -> assertThat(
                    new LogbookEntry(item.state()).notes()).isEqualTo("saved before"));
            disk.makeRoom();
            LogbookEntry edited = saved(woodshed.logbook().editEntry(kept, EntryDraft.of(kept).notes("with room")));
            assertThat(edited.notes()).isEqualTo("with room");
        }
        try (LocalWoodshed woodshed = open()) {
            assertThat(woodshed.logbook().entry(id).orElseThrow().entry().notes()).isEqualTo("with room");
        }
    }

    @Test
    void aPieceThatWasRefusedIsNotReferredToAndGetsItsUsualIdLater() throws InvalidInputException {
        try (LocalWoodshed woodshed = open()) {
            PieceName name = new PieceName("Elegy", "Fauré");
            add(woodshed, "saved before");
            fill(woodshed);
            EntityId refused = woodshed.logbook().pieceNamed(name);
            failure(woodshed.logbook().addEntry(draft("n".repeat(4_000))));
            assertThat(woodshed.logbook().pieces()).isEmpty();
            await().untilAsserted(() -> assertThat(woodshed.logbook().piece(refused)).hasValueSatisfying(
                    piece -> assertThat(piece.state().deleted()).isTrue()));
            disk.makeRoom();
            assertThat(woodshed.logbook().pieceNamed(name)).isEqualTo(refused);
            add(woodshed, "one more");
            assertThat(woodshed.logbook().pieces()).singleElement().satisfies(piece -> assertThat(piece.piece().id())
                    .isEqualTo(refused));
        }
    }

    /** The simulation found one that stayed on the screen: reading what is stored was a write, and refused as well. */
    @Test
    void aListThatWasRefusedIsNotShownAnyLongerThoughTheDiskStaysFull() throws InvalidInputException {
        try (LocalWoodshed woodshed = open()) {
            woodshed.lists().edit(editor -> editor.createList(new EntityId("kept"), ListKind.PLAIN, "Warm-up")).join();
            fill(woodshed);
            String name = "n".repeat(200);
            boolean refused = false;
            for (int edit = 0; !refused; edit++) {
                EntityId list = new EntityId("list-" + edit);
                refused = woodshed.lists().edit(editor -> editor.createList(list, ListKind.PLAIN, name)).handle(
                        (stored, full) -> full != null).join();
                List<EntityId> shown = woodshed.lists().view().lists().stream().map(PracticeList::id).toList();
                assertThat(shown).contains(new EntityId("kept"));
                assertThat(shown.contains(list)).as("a list that was %s", refused ? "refused" : "stored").isEqualTo(
                        !refused);
            }
        }
    }

    /** The disk gets full at any byte of the file, again and again, also while the file is being closed and opened. */
    @Test
    void nothingAcknowledgedIsLostWhereverTheDiskGetsFull() throws InvalidInputException {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        int refused = 0;
        for (int round = 0; round < 8; round++) {
            try (LocalWoodshed woodshed = open()) {
                disk.leave(random.nextInt(60_000));
                for (int edit = 0; edit < 25; edit++) {
                    String notes = round + "/" + edit + "x".repeat(random.nextInt(4_000));
                    try {
                        add(woodshed, notes);
                        acknowledged.add(notes);
                    } catch (CompletionException full) {
                        assertThat(full).as("seed %d", seed).hasCauseInstanceOf(StoreException.class);
                        refused++;
                        disk.leave(random.nextInt(60_000));
                    }
                }
            } finally {
                disk.makeRoom();
            }
        }
        assertThat(refused).as("seed %d", seed).isPositive();
        try (LocalWoodshed woodshed = open()) {
            Set<String> lost = new TreeSet<>(acknowledged);
            woodshed.logbook().allEntries().forEach(entry -> lost.remove(entry.notes().strip()));
            assertThat(lost).as("seed %d", seed).isEmpty();
        }
    }

    /** There may be free space within the file: it is used up as well. */
    private void fill(LocalWoodshed woodshed) throws InvalidInputException {
        disk.leave(0);
        boolean room = true;
        while (room) {
            room = woodshed.logbook().addEntry(draft("n".repeat(4_000))).durable().orTimeout(20, TimeUnit.SECONDS)
                    .handle((stored, full) -> full == null)
                    .join();
        }
    }

    private LocalWoodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder, Clock.system(ZONE), new Random(), disk));
    }

    private static EntryDraft draft(String notes) {
        return EntryDraft.starting(PracticeTime.starting(START, ZONE, PracticeTime.DEFAULT_DAY_START), START).notes(
                notes);
    }

    private static LogbookEntry add(LocalWoodshed woodshed, String notes) throws InvalidInputException {
        return saved(woodshed.logbook().addEntry(draft(notes)));
    }

    private static LogbookEntry saved(Saving saving) {
        return new LogbookEntry(saving.durable().orTimeout(20, TimeUnit.SECONDS).join());
    }

    private static StoreException failure(Saving saving) {
        CompletionException failure =
                catchThrowableOfType(CompletionException.class, () -> saving.durable().orTimeout(20,
                        TimeUnit.SECONDS).join());
        assertThat(failure).hasCauseInstanceOf(StoreException.class);
        return (StoreException) Objects.requireNonNull(failure.getCause());
    }
}
