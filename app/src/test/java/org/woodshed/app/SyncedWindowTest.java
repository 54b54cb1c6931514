package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.model.LogbookEntry;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** The window, a real server, and another laptop. */
class SyncedWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();
    private TestServer server;
    private Laptop studio;
    private Laptop home;
    private DrawnWindow window;

    @BeforeEach
    void open() {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder);
        home = Laptop.named("Home laptop", folder);
        window = OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder, new WindowLook(980, 700, false));
    }

    @AfterEach
    void close() {
        window.close();
        home.close();
        studio.close();
        server.close();
    }

    @Test
    void whatIsTypedHereIsFoundOnTheOtherLaptop() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        robot.clickOn("#quick-what");
        robot.write("Elegy · Fauré", 0);
        robot.clickOn("#quick-length");
        robot.write("45", 0);
        robot.type(KeyCode.ENTER);
        robot.clickOn("#sync-now");
        await(() -> window.session().sync().status().stateProperty().get() == ChipState.SYNCED);
        studio.sync();
        assertThat(studio.entries()).extracting(LogbookEntry::durationSeconds).containsExactly(2700);
        assertThat(chip()).startsWith("Everything synced");
    }

    @Test
    void whatTheOtherLaptopWritesAppearsHere() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        home.woodshed().startSyncing();
        studio.log("2026-11-20T16:05:00Z", 50, draft -> draft.notes("on the studio laptop"));
        studio.sync();
        await(() -> window.session().entries().newest().map(entry -> entry.notes().equals("on the studio laptop"))
                .orElse(false));
    }

    @Test
    void aServerThatIsGoneIsNoErrorAndNothingIsLost() {
        studio.register(server.uri(), "anna@example.org");
        home.woodshed().startSyncing();
        connectByDialog();
        await(() -> window.session().sync().status().stateProperty().get() == ChipState.SYNCED);
        server.stop();
        robot.clickOn("#quick-length");
        robot.write("20", 0);
        robot.type(KeyCode.ENTER);
        robot.clickOn("#sync-now");
        await(() -> chip().equals("Offline · 1 change saved here, will go at next sync"));
        await(() -> window.session().notices().currentProperty().get() != null && window.session().notices()
                .currentProperty().get().text().startsWith("Sync did not finish"));
        assertThat(words(".saved-here")).contains("saved here");
        server.startAgain();
        robot.clickOn("#sync-now");
        await(() -> window.session().sync().status().stateProperty().get() == ChipState.SYNCED);
        await(() -> window.scene().getRoot().lookupAll(".entry-card .saved-here").isEmpty());
    }

    /** Lesson 40. */
    @Test
    void whatIsBeingTypedIsNeverReplacedByWhatComesInAndTheEditorSaysWhoChangedIt() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        LogbookEntry entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.notes("warm up"));
        studio.sync();
        home.sync();
        EntryEditorViewModel editor = HeadlessToolkit.call(() -> window.session().editing(home.entry(entry.id())));
        HeadlessToolkit.run(() -> editor.notesProperty().set("warm up\nbar 12 by heart"));
        studio.edit(entry.id(), draft -> draft.notes("thirds in all keys\nwarm up"));
        studio.sync();
        home.sync();
        await(() -> editor.changedOnProperty().get().startsWith("Changed on "));
        HeadlessToolkit.run(() -> {
            assertThat(editor.notesProperty().get()).isEqualTo("warm up\nbar 12 by heart");
            assertThat(editor.save()).isTrue();
        });
        await(() -> home.entry(entry.id()).notes().equals("thirds in all keys\nwarm up\nbar 12 by heart"));
    }

    private void connectByDialog() {
        robot.clickOn("#sync-now");
        write("#connect-server", server.uri().toString());
        write("#connect-email", "anna@example.org");
        write("#connect-password", "slow practice makes perfect");
        write("#connect-device", "Home laptop");
        robot.clickOn("#connect-go");
        await(() -> window.scene().lookup("#connect-dialog") == null);
    }

    private void write(String field, String text) {
        HeadlessToolkit.run(() -> ((TextInputControl) window.scene().lookup(field)).setText(text));
    }

    private String chip() {
        return HeadlessToolkit.call(() -> window.session().sync().status().textProperty().get());
    }

    private List<String> words(String selector) {
        return HeadlessToolkit.call(() -> window.scene().getRoot().lookupAll(selector).stream().filter(Node::isVisible)
                .map(node -> ((Label) node).getText()).toList());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}
