package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.conflicts.FieldChoice;
import org.woodshed.app.conflicts.Pick;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** The window, a real server, and another laptop. */
class SyncedWindowTest {
    private static final Path SCREENS = Path.of("target", "screens");
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
        await(() -> window.session().syncStatus().stateProperty().get() == ChipState.SYNCED);
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
        await(() -> window.session().syncStatus().stateProperty().get() == ChipState.SYNCED);
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
        await(() -> window.session().syncStatus().stateProperty().get() == ChipState.SYNCED);
        await(() -> window.scene().getRoot().lookupAll(".entry-card .saved-here").isEmpty());
    }

    @Test
    void whatBothChangedIsDecidedFieldByField() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        LogbookEntry entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.rating(4).mood("neutral")
                .pieces(List.of(PiecePractice.of(suite()))).notes("Sarabande from memory, slowly."));
        studio.sync();
        home.sync();
        studio.edit(entry.id(), draft -> draft.rating(3).mood("excited").notes(
                "Sarabande from memory, at 52."));
        home.edit(entry.id(), draft -> draft.rating(5).mood("frustrated").notes(
                "Sarabande from memory, at 60."));
        studio.sync();
        home.trySync();
        await(() -> window.session().conflicts().items().size() == 1 && window.session().conflicts().selectedProperty()
                .get() != null);
        assertThat(chip()).isEqualTo("1 entry needs your choice · everything else synced");
        HeadlessToolkit.run(() -> {
            window.window().openSync();
            FieldChoice rating = window.session().conflicts().selectedProperty().get().fields().stream().filter(
                    field -> field.path().equals("rating")).findFirst().orElseThrow();
            rating.pickProperty().set(Pick.THEIRS);
            assertThat(rating.result()).isEqualTo("3");
        });
        draw("conflict-light", new WindowLook(1280, 720, false));
        draw("conflict-dark", new WindowLook(1280, 720, true));
        robot.clickOn("#conflict-save");
        await(() -> window.session().conflicts().items().isEmpty());
        home.sync();
        studio.sync();
        assertThat(studio.entry(entry.id()).rating()).isEqualTo(3);
        assertThat(studio.entry(entry.id()).mood()).isEqualTo("frustrated");
        assertThat(home.entry(entry.id()).state().data()).isEqualTo(studio.entry(entry.id()).state().data());
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

    @Test
    void aConflictIsSettledByKeyboardAlone() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        LogbookEntry entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.rating(4).notes("bar 12 at 60"));
        studio.sync();
        home.sync();
        studio.edit(entry.id(), draft -> draft.rating(3).notes("bar 12 at 66"));
        home.edit(entry.id(), draft -> draft.rating(5).notes("bar 12 at 72"));
        studio.sync();
        home.trySync();
        await(() -> window.session().conflicts().selectedProperty().get() != null);
        HeadlessToolkit.run(() -> {
            window.window().openSync();
            window.scene().lookup("#conflict-list").requestFocus();
        });
        // Notes come first: the second arrow reaches "keep both". Then the rating: one arrow takes the other laptop's.
        robot.type(KeyCode.TAB);
        await(() -> focused() instanceof RadioButton);
        robot.type(KeyCode.DOWN, 2);
        HeadlessToolkit.run(() -> assertThat(picked("notes")).isEqualTo(Pick.BOTH));
        for (int tabs = 0; tabs < 6 && !isOn("Rating"); tabs++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.DOWN);
        HeadlessToolkit.run(() -> assertThat(picked("rating")).isEqualTo(Pick.THEIRS));
        for (int tabs = 0; tabs < 6 && !"conflict-save".equals(HeadlessToolkit.call(this::focused).getId()); tabs++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        await(() -> window.session().conflicts().items().isEmpty());
        assertThat(home.entry(entry.id()).rating()).isEqualTo(3);
        assertThat(home.entry(entry.id()).notes()).isEqualTo("bar 12 at 66\n--- Home laptop ---\nbar 12 at 72");
    }

    @Test
    void whatWasCombinedIsListedAndCanBeTakenBack() {
        studio.register(server.uri(), "anna@example.org");
        connectByDialog();
        LogbookEntry entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft);
        studio.sync();
        home.sync();
        studio.edit(entry.id(), draft -> draft.durationSeconds(3600));
        home.edit(entry.id(), draft -> draft.durationSeconds(3000));
        studio.sync();
        home.sync();
        await(() -> window.session().conflicts().combined().lines().size() == 1);
        HeadlessToolkit.run(() -> {
            window.window().openSync();
            assertThat(window.session().conflicts().combined().lines().getFirst().detail()).contains("Studio MacBook");
        });
        HeadlessToolkit.run(() -> ((Button) window.scene().getRoot().lookup(".combined-undo")).fire());
        await(() -> window.session().conflicts().combined().lines().isEmpty());
        assertThat(home.entry(entry.id()).durationSeconds()).isEqualTo(3000);
    }

    private Node focused() {
        return Objects.requireNonNull(window.scene().getFocusOwner());
    }

    private boolean isOn(String field) {
        return HeadlessToolkit.call(() -> focused() instanceof RadioButton radio && radio.getAccessibleText()
                .startsWith(field));
    }

    private Pick picked(String path) {
        return Objects.requireNonNull(window.session().conflicts().selectedProperty().get()).fields().stream().filter(
                field -> field.path().equals(path)).findFirst().orElseThrow().pickProperty().get();
    }

    private EntityId suite() {
        try {
            return studio.woodshed().logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
        } catch (InvalidInputException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void draw(String name, WindowLook look) {
        try (DrawnWindow large = OpenWindow.over(home.woodshed(), Clock.system(ZoneId.of("Europe/Berlin")), folder,
                look)) {
            HeadlessToolkit.run(() -> {
                large.window().openSync();
                large.session().conflicts().items().getFirst().fields().getFirst().pickProperty().set(Pick.THEIRS);
            });
            large.write(SCREENS.resolve(name + ".png"));
        }
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
        return HeadlessToolkit.call(() -> window.session().syncStatus().textProperty().get());
    }

    private List<String> words(String selector) {
        return HeadlessToolkit.call(() -> window.scene().getRoot().lookupAll(selector).stream().filter(Node::isVisible)
                .map(node -> ((Label) node).getText()).toList());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}
