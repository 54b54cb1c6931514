package org.woodshed.app.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.Session;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.fixture.ScreenLoop;
import org.woodshed.app.work.Threads;
import org.woodshed.model.LogbookEntry;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** Undo of what the server has already: a new change, which reaches the other laptop. */
class SyncedUndoTest {
    private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Berlin"));
    @TempDir
    private Path folder;
    private final ScreenLoop screen = new ScreenLoop();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private TestServer server;
    private Laptop studio;
    private Laptop home;
    private Session session;

    @BeforeEach
    void open() {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
        home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
        session = new Session(home.woodshed(), new Threads(screen, background), CLOCK, Locale.UK);
        session.load();
    }

    @AfterEach
    void close() {
        session.close();
        background.close();
        home.close();
        studio.close();
        server.close();
    }

    /** Lesson 43. */
    @Test
    void undoOfADeletionThatWasSyncedReachesTheServerAndTheOtherLaptopAndSoDoesRedo() {
        LogbookEntry entry = home.log("2026-11-19T20:10:00Z", 45, draft -> draft.notes("Sarabande").tags(List.of(
                "memory")));
        level();
        session.deletes().delete(home.entry(entry.id()));
        level();
        assertThat(studio.has(entry.id())).isFalse();
        session.undo().undo();
        level();
        assertThat(studio.entry(entry.id()).notes()).isEqualTo("Sarabande");
        assertThat(studio.entry(entry.id()).tags()).containsExactly("memory");
        assertThat(studio.entry(entry.id()).durationSeconds()).isEqualTo(2700);
        session.undo().redo();
        level();
        assertThat(studio.has(entry.id())).isFalse();
        assertThat(home.has(entry.id())).isFalse();
    }

    @Test
    void undoOfAnEditThatWasSyncedKeepsWhatTheOtherLaptopChangedSince() {
        LogbookEntry entry = home.log("2026-11-19T20:10:00Z", 45, draft -> draft.notes("Sarabande"));
        level();
        EntryEditorViewModel editor = session.editing(home.entry(entry.id()));
        editor.notesProperty().set("Sarabande, by heart");
        assertThat(editor.save()).isTrue();
        level();
        assertThat(studio.entry(entry.id()).notes()).isEqualTo("Sarabande, by heart");
        studio.edit(entry.id(), draft -> draft.rating(5));
        level();
        session.undo().undo();
        level();
        for (Laptop laptop : List.of(studio, home)) {
            assertThat(laptop.entry(entry.id()).notes()).isEqualTo("Sarabande");
            assertThat(laptop.entry(entry.id()).rating()).isEqualTo(5);
        }
    }

    @Test
    void undoOfManyEntriesAtOnceReachesTheOtherLaptopToo() {
        LogbookEntry one = home.log("2026-11-19T20:10:00Z", 45, draft -> draft.tags(List.of("memory")));
        LogbookEntry other = home.log("2026-11-18T20:10:00Z", 30, draft -> draft);
        level();
        session.many().together().open(List.of(one.id(), other.id()));
        session.many().together().delete();
        screen.runUntil("they are deleted", () -> home.entries().isEmpty());
        level();
        assertThat(studio.entries()).isEmpty();
        session.undo().undo();
        level();
        assertThat(studio.entries()).extracting(LogbookEntry::id).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(studio.entry(one.id()).tags()).containsExactly("memory");
    }

    /** The receipt tells the way of an entry: here, at the server, on the other laptop. */
    @Test
    void theReceiptOfAnEntryTellsHowFarItHasCome() {
        LogbookEntry entry = home.log("2026-11-19T20:10:00Z", 45, draft -> draft.notes("Sarabande"));
        assertThat(receipt(entry)).isEqualTo("Saved on this laptop, not yet on the server");
        home.sync();
        assertThat(receipt(entry)).isEqualTo("Saved on this laptop · on the server · not yet on another laptop");
        studio.sync();
        studio.sync();
        assertThat(receipt(entry)).isEqualTo("Saved on this laptop · on the server · on Studio MacBook");
        server.stop();
        assertThat(receipt(entry)).isEqualTo("Saved on this laptop · on the server");
        server.startAgain();
    }

    private String receipt(LogbookEntry entry) {
        screen.runUntil("a server is connected", () -> session.sync().isConnected());
        EntryEditorViewModel editor = session.editing(home.entry(entry.id()));
        screen.runUntil("the receipt is there", () -> !editor.receiptProperty().get().isEmpty());
        return editor.receiptProperty().get();
    }

    /** Both laptops and the server hold the same. */
    private void level() {
        home.sync();
        studio.sync();
        home.sync();
    }
}
