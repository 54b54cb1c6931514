package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.conflicts.ConflictItem;
import org.woodshed.app.conflicts.Pick;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.history.Knowledge;
import org.woodshed.app.theme.Look;
import org.woodshed.app.theme.Theme;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.PiecePractice;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** Where two laptops changed the same thing: the choice on the screen, with a real server and another laptop. */
class ConflictScreenTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Berlin"));
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();
    private TestServer server;
    private Laptop studio;
    private Laptop home;
    private DrawnWindow window;
    private EntityId entry;
    private EntityId similar;

    @BeforeEach
    void open() throws InvalidInputException {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
        home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
        EntityId suite = studio.woodshed().logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
        EntityId cygne = studio.woodshed().logbook().pieceNamed(new PieceName("Le cygne", "Saint-Saëns"));
        entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.rating(2).notes("Sarabande from memory.").pieces(
                List.of(PiecePractice.of(suite)))).id();
        similar = studio.log("2026-11-18T17:10:00Z", 30, draft -> draft.rating(2).pieces(List.of(PiecePractice.of(
                cygne)))).id();
        studio.sync();
        home.sync();
        window = OpenWindow.over(home.woodshed(), CLOCK, folder, new WindowLook(1280, 720, false));
    }

    private void disagree() {
        studio.edit(entry, draft -> draft.rating(3).notes("Sarabande from memory. Recorded it.").tags(Set.of("memory"))
                .durationSeconds(3000));
        studio.edit(similar, draft -> draft.rating(4));
        studio.sync();
        home.edit(entry, draft -> draft.rating(4).notes("Sarabande from memory. Double stops flat.").tags(Set.of(
                "stops")).durationSeconds(3300));
        home.edit(similar, draft -> draft.rating(1));
        home.trySync();
        await(() -> window.session().sync().conflicts().items().size() == 2
                && window.session().sync().conflicts().selectedProperty()
                        .get() != null);
    }

    @AfterEach
    void close() {
        window.close();
        home.close();
        studio.close();
        server.close();
    }

    @Test
    void aConflictIsSettledByKeyboardAlone() {
        disagree();
        goToSyncTab();
        tabTo("the notes", node -> node instanceof RadioButton radio && radio.getAccessibleText().startsWith("Notes"));
        robot.type(KeyCode.DOWN, 2);
        HeadlessToolkit.run(() -> assertThat(picked("notes")).isEqualTo(Pick.BOTH));
        tabTo("the rating", node -> node instanceof RadioButton radio && radio.getAccessibleText().startsWith(
                "Rating"));
        robot.type(KeyCode.DOWN);
        HeadlessToolkit.run(() -> assertThat(picked("rating")).isEqualTo(Pick.THEIRS));
        tabTo("saving", node -> "conflict-save".equals(node.getId()));
        robot.type(KeyCode.SPACE);
        await(() -> window.session().sync().conflicts().items().size() == 1);
        assertThat(home.entry(entry).rating()).isEqualTo(3);
        assertThat(home.entry(entry).notes()).isEqualTo(
                "Sarabande from memory. Recorded it.\n--- Home laptop ---\nSarabande from memory. Double stops flat.");
        home.trySync();
        studio.sync();
        assertThat(studio.entry(entry).state().data()).isEqualTo(home.entry(entry).state().data());
    }

    @Test
    void whatIsPickedForOneIsUsedForAllSimilarOnesAndUndoneWithOnePress() {
        disagree();
        HeadlessToolkit.run(() -> {
            window.window().openSync();
            ConflictItem rating =
                    window.session().sync().conflicts().items().stream().filter(item -> item.key().id().equals(
                            similar)).findFirst().orElseThrow();
            ConflictItem all =
                    window.session().sync().conflicts().items().stream().filter(item -> item.key().id().equals(
                            entry)).findFirst().orElseThrow();
            window.session().sync().conflicts().selectedProperty().set(rating);
            assertThat(window.session().sync().conflicts().similar()).as("notes are not picked yet").isZero();
            window.session().sync().conflicts().selectedProperty().set(all);
            window.session().sync().conflicts().pickAll(Pick.THEIRS);
        });
        HeadlessToolkit.frame(window.scene());
        assertThat(text("#conflict-save-all")).isEqualTo("Use this for 1 similar entry too");
        robot.clickOn("#conflict-save-all");
        await(() -> window.session().sync().conflicts().items().isEmpty());
        assertThat(home.entry(entry).rating()).isEqualTo(3);
        assertThat(home.entry(similar).rating()).isEqualTo(4);
        assertThat(home.entry(entry).notes()).isEqualTo("Sarabande from memory. Recorded it.");

        await(() -> window.session().notices().currentProperty().get() != null);
        HeadlessToolkit.run(() -> window.session().notices().act());
        await(() -> Integer.valueOf(1).equals(home.entry(similar).rating()) && Integer.valueOf(4).equals(home.entry(
                entry).rating()));
        home.sync();
        studio.sync();
        assertThat(studio.entry(similar).rating()).as("the undo is a change like any other").isEqualTo(1);
    }

    @Test
    void everyPickShowsWhatItDoesToTheSumOfTheMonthAndDecidingLaterChangesNothing() {
        home.woodshed().merging().setStrategy(Strategy.ASK).join();
        studio.edit(entry, draft -> draft.durationSeconds(3600));
        studio.sync();
        home.edit(entry, draft -> draft.durationSeconds(1800));
        home.trySync();
        await(() -> window.session().sync().conflicts().selectedProperty().get() != null);
        HeadlessToolkit.run(() -> window.window().openSync());
        await(() -> text("#conflict-consequence").equals("November total stays 1 h."));
        HeadlessToolkit.run(() -> item().fields().getFirst().pickProperty().set(Pick.THEIRS));
        assertThat(text("#conflict-consequence")).isEqualTo("November total 1 h → 1 h 30 min.");
        assertThat(words(".choice-head .label")).satisfiesExactly(nothing -> assertThat(nothing).isEmpty(),
                mine -> assertThat(mine).startsWith("This laptop · today "), theirs -> assertThat(theirs).startsWith(
                        "Studio MacBook · today "),
                result -> assertThat(result).isEqualTo("Result"));
        robot.clickOn("#conflict-later");
        assertThat(HeadlessToolkit.call(() -> window.session().sync().conflicts().items())).hasSize(1);
        assertThat(home.entry(entry).durationSeconds()).isEqualTo(1800);
    }

    @Test
    void theStrategyIsASettingOnTheScreenAndDecidesFromThenOn() {
        HeadlessToolkit.run(() -> window.window().openSync());
        HeadlessToolkit.frame(window.scene());
        HeadlessToolkit.run(() -> window.scene().getRoot().lookupAll("#merge-strategy .radio-button").stream().map(
                RadioButton.class::cast).filter(button -> button.getText().equals("The other laptop wins")).findFirst()
                .orElseThrow().fire());
        await(() -> home.woodshed().merging().strategy() == Strategy.THEIRS);
        studio.edit(entry, draft -> draft.rating(3));
        studio.sync();
        home.edit(entry, draft -> draft.rating(4));
        home.sync();
        assertThat(home.entry(entry).rating()).isEqualTo(3);
        await(() -> window.session().sync().conflicts().combined().lines().size() == 1);
    }

    @Test
    void whatWasCombinedIsListedWithItsUndoAndWithWhomItWas() {
        disagree();
        HeadlessToolkit.run(() -> window.window().openSync());
        await(() -> window.session().sync().conflicts().combined().lines().size() == 1);
        assertThat(
                HeadlessToolkit.call(() -> window.session().sync().conflicts().combined().lines().getFirst().detail()))
                .contains("Studio MacBook", "55 min", "50 min");
        HeadlessToolkit.run(() -> ((Button) window.scene().getRoot().lookup(".combined-undo")).fire());
        await(() -> window.session().sync().conflicts().combined().lines().isEmpty());
    }

    @Test
    void aConflictLeadsToTheHistoryOfItsEntry() {
        disagree();
        HeadlessToolkit.run(() -> window.window().openSync());
        HeadlessToolkit.frame(window.scene());
        robot.clickOn(".conflict-buttons .history-button");
        await(() -> window.session().sync().history().knowledgeProperty().get() == Knowledge.COMPLETE
                && !window.session()
                        .sync().history().states().isEmpty());
        assertThat(window.session().sync().history().selectedProperty().get())
                .isEqualTo(EntityKey.entry(item().key().id()));
    }

    @Test
    void theScreenIsDrawn() {
        disagree();
        for (WindowLook look : List.of(new WindowLook(1280, 720, false), new WindowLook(1280, 720, true),
                new WindowLook(900, 600, false), new WindowLook(900, 600, true))) {
            assertThat(draw(look)).isNotEmptyFile();
        }
    }

    @Test
    void anOpenEditorSaysThatTheEntryWasChangedElsewhereAndKeepsTheCursorInWhatIsTyped() {
        // Names of laptops come with the server's history, or with the socket.
        home.woodshed().merging().history(EntityKey.entry(entry)).join();
        HeadlessToolkit.run(() -> window.window().entries().edit(entry));
        HeadlessToolkit.frame(window.scene());
        robot.write(" The courante", 0);
        studio.edit(entry, draft -> draft.rating(5).notes("Warm up first.\nSarabande from memory."));
        studio.sync();
        home.sync();
        await(() -> text("#editor-changed-on").startsWith("Changed on Studio MacBook meanwhile."));
        robot.write(" is next.", 0);
        TextArea notes = HeadlessToolkit.call(() -> (TextArea) window.scene().lookup("#editor-notes"));
        assertThat(notes.getText()).isEqualTo("Sarabande from memory. The courante is next.");
        assertThat(notes.isFocused()).isTrue();
        for (boolean dark : new boolean[] {false, true}) {
            HeadlessToolkit.run(() -> Theme.apply(window.scene(), new Look(dark ? ColorScheme.DARK
                    : ColorScheme.LIGHT, 100, true)));
            Path picture = SCREENS.resolve("changed-elsewhere-" + (dark ? "dark" : "light") + ".png");
            window.write(picture);
            assertThat(picture).isNotEmptyFile();
        }
        robot.press(KeyCode.SHORTCUT).type(KeyCode.S).release(KeyCode.SHORTCUT);
        await(() -> home.entry(entry).notes().startsWith("Warm up first.\nSarabande from memory. The courante"));
    }

    private Path draw(WindowLook look) {
        Path picture = SCREENS.resolve("conflict-" + (look.dark() ? "dark" : "light") + (look.width() < 1000 ? "-small"
                : "") + ".png");
        try (DrawnWindow other = OpenWindow.over(home.woodshed(), CLOCK, folder, look)) {
            await(() -> other.session().sync().conflicts().items().size() == 2);
            HeadlessToolkit.run(() -> {
                other.window().openSync();
                ConflictItem first = other.session().sync().conflicts().items().stream().filter(item -> item.key().id()
                        .equals(entry)).findFirst().orElseThrow();
                other.session().sync().conflicts().selectedProperty().set(first);
                first.fields().forEach(field -> field.pickProperty().set(field.isText() ? Pick.BOTH : Pick.THEIRS));
            });
            other.write(picture);
        }
        return picture;
    }

    /** By its key, which counts the tabs from the left. */
    private void goToSyncTab() {
        int index = HeadlessToolkit.call(() -> {
            TabPane tabs = (TabPane) window.scene().lookup(".tab-pane");
            return tabs.getTabs().indexOf(tabs.getTabs().stream().filter(tab -> "tab-sync".equals(tab.getId()))
                    .findFirst().orElseThrow());
        });
        robot.press(KeyCode.SHORTCUT).type(KeyCode.getKeyCode(String.valueOf(index + 1))).release(KeyCode.SHORTCUT);
        HeadlessToolkit.frame(window.scene());
    }

    private void tabTo(String what, Predicate<Node> wanted) {
        for (int tabs = 0; tabs < 60; tabs++) {
            if (HeadlessToolkit.call(() -> {
                Node focused = window.scene().getFocusOwner();
                return focused != null && wanted.test(focused);
            })) {
                return;
            }
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("never reached by Tab: " + what);
    }

    private ConflictItem item() {
        return Objects.requireNonNull(window.session().sync().conflicts().selectedProperty().get());
    }

    private Pick picked(String path) {
        return item().fields().stream().filter(field -> field.path().equals(path)).findFirst().orElseThrow()
                .pickProperty().get();
    }

    private String text(String selector) {
        return HeadlessToolkit.call(() -> window.scene().lookup(selector) instanceof Labeled labeled ? labeled.getText()
                : "");
    }

    private List<String> words(String selector) {
        return HeadlessToolkit.call(() -> window.scene().getRoot().lookupAll(selector).stream().map(
                node -> ((Label) node).getText()).toList());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}
