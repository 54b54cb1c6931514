package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** A musician at the window, with keyboard and mouse. */
class TypingTest {
    @TempDir
    private Path folder;
    private final MovingClock clock = MovingClock.fridayEvening();
    private final FxRobot robot = new FxRobot();
    private Woodshed woodshed;
    private DrawnWindow window;

    @BeforeEach
    void open() {
        woodshed = LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(11)));
        window = OpenWindow.over(woodshed, clock, folder, new WindowLook(980, 700, false));
    }

    @AfterEach
    void close() {
        window.close();
        woodshed.close();
    }

    @Test
    void whatIsTypedIsSeenInTheSameFrame() {
        type("#quick-what", "Elegy · Fauré");
        type("#quick-length", "45");
        type("#quick-notes", "slowly, with a drone");
        CompletableFuture<List<String>> nextFrame = new CompletableFuture<>();
        HeadlessToolkit.run(() -> {
            window.scene().addPostLayoutPulseListener(() -> nextFrame.complete(words()));
            Node notes = window.scene().lookup("#quick-notes");
            notes.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertThat(nextFrame).isNotDone();
            assertThat(window.session().entries().items()).hasSize(2);
        });
        assertThat(nextFrame.orTimeout(10, TimeUnit.SECONDS).join()).contains("Elegy", "45 min", "slowly, with a drone",
                "17:17");
        Awaitility.await().until(() -> woodshed.logbook().totals().entries() == 1);
    }

    @Test
    void twoQuickPressesOfEnterAddOne() {
        type("#quick-what", "Elegy");
        robot.type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        robot.doubleClickOn("#quick-add");
        Awaitility.await().until(() -> woodshed.logbook().totals().entries() > 0);
        assertThat(woodshed.logbook().totals().entries()).isEqualTo(1);
    }

    @Test
    void theTimerStartsAndStopsByKeyboard() {
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        assertThat(woodshed.logbook().timer().running()).isPresent();
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        assertThat(woodshed.logbook().timer().running()).isEmpty();
        Awaitility.await().until(() -> woodshed.logbook().totals().entries() == 1);
    }

    @Test
    void anEntryIsOpenedEditedAndLeftByKeyboard() {
        type("#quick-what", "Elegy");
        robot.type(KeyCode.ENTER);
        HeadlessToolkit.frame(window.scene());
        HeadlessToolkit.run(() -> window.scene().lookup("#entry-list").requestFocus());
        robot.type(KeyCode.ENTER);
        assertThat(HeadlessToolkit.call(() -> window.window().entries().isEditing())).isTrue();
        robot.write("bow arm", 0);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.S).release(KeyCode.SHORTCUT);
        assertThat(HeadlessToolkit.call(() -> window.window().entries().isEditing())).isFalse();
        assertThat(newest().notes()).isEqualTo("bow arm");

        robot.type(KeyCode.ENTER);
        robot.write(" and more", 0);
        robot.type(KeyCode.ESCAPE);
        assertThat(newest().notes()).isEqualTo("bow arm");

        robot.type(KeyCode.DELETE);
        assertThat(HeadlessToolkit.call(() -> window.session().entries().items())).isEmpty();
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        assertThat(newest().notes()).isEqualTo("bow arm");
        Awaitility.await().until(() -> woodshed.logbook().totals().entries() == 1);
    }

    @Test
    void leavingTheEditorSavesIt() {
        type("#quick-what", "Elegy");
        robot.type(KeyCode.ENTER);
        HeadlessToolkit.frame(window.scene());
        robot.clickOn(".entry-card");
        robot.write("left", 0);
        robot.clickOn("#piece-filter");
        assertThat(HeadlessToolkit.call(() -> window.window().entries().isEditing())).isFalse();
        assertThat(newest().notes()).isEqualTo("left");
    }

    @Test
    void aChangeFromElsewhereLeavesWhatIsBeingTyped() throws InvalidInputException {
        type("#quick-what", "Elegy");
        robot.type(KeyCode.ENTER);
        HeadlessToolkit.frame(window.scene());
        robot.clickOn(".entry-card");
        robot.write("half a sen", 0);
        LogbookEntry entry = newest();
        woodshed.logbook().editEntry(entry, EntryDraft.of(entry).rating(2).notes("of the other laptop"));
        woodshed.logbook().addEntry(EntryDraft.starting(entry.when(), clock.instant()).notes("another entry"));
        Awaitility.await().until(() -> HeadlessToolkit.call(() -> window.session().entries().items().size() == 3));
        robot.write("tence", 0);
        TextArea notes = HeadlessToolkit.call(() -> (TextArea) window.scene().lookup("#editor-notes"));
        assertThat(notes.getText()).isEqualTo("half a sentence");
        assertThat(notes.isFocused()).isTrue();
    }

    @Test
    void aSuggestionIsTakenByKeyboard() {
        type("#quick-what", "Elegy · Fauré");
        robot.type(KeyCode.ENTER);
        HeadlessToolkit.frame(window.scene());
        robot.write("ele", 0);
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        TextInputControl what = HeadlessToolkit.call(() -> (TextInputControl) window.scene().lookup("#quick-what"));
        assertThat(what.getText()).isEqualTo("Elegy · Fauré");
    }

    @Test
    void theKeysOfTheHelpWork() {
        robot.type(KeyCode.F1);
        assertThat(HeadlessToolkit.call(() -> window.scene().lookup("#keys-help"))).isNotNull();
        robot.type(KeyCode.ESCAPE);
        assertThat(HeadlessToolkit.call(() -> window.scene().lookup("#keys-help"))).isNull();
        robot.press(KeyCode.SHORTCUT).type(KeyCode.F).release(KeyCode.SHORTCUT);
        assertThat(focus().getId()).isEqualTo("piece-filter");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.L).release(KeyCode.SHORTCUT);
        assertThat(focus().getId()).isEqualTo("quick-what");
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT).type(KeyCode.S).release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        assertThat(HeadlessToolkit.call(() -> window.scene().lookup("#connect-dialog"))).isNotNull();
        for (int tab = 0; tab < 30; tab++) {
            robot.type(KeyCode.TAB);
            assertThat(isInside(focus(), "connect-dialog")).as("Tab leaves the dialog").isTrue();
        }
        robot.type(KeyCode.ESCAPE);
        assertThat(focus().getId()).isEqualTo("quick-what");
    }

    private void type(String field, String text) {
        robot.clickOn(field);
        robot.write(text, 0);
    }

    private Node focus() {
        return HeadlessToolkit.call(() -> window.scene().getFocusOwner());
    }

    private static boolean isInside(Node node, String id) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private LogbookEntry newest() {
        return HeadlessToolkit.call(() -> window.session().entries().newest().orElseThrow());
    }

    private List<String> words() {
        return window.scene().getRoot().lookupAll(".entry-card .label").stream().map(node -> ((Label) node).getText())
                .toList();
    }
}
