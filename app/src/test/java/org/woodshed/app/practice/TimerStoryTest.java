package org.woodshed.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.DrawnWindow;
import org.woodshed.app.HeadlessToolkit;
import org.woodshed.app.WindowLook;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.model.LogbookEntry;

/** A sitting at the window: start, pause, another piece, a nap of the laptop, stop. */
class TimerStoryTest {
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
    void aSittingWithTwoPiecesAPauseAndANap() {
        shortcut(KeyCode.K);
        robot.write("Elegy", 0);
        shortcut(KeyCode.ENTER);
        pass(Duration.ofMinutes(2));
        robot.clickOn("#timer-pause");
        clock.move(Duration.ofMinutes(30));
        shortcut(KeyCode.P);
        shortcut(KeyCode.K);
        robot.write("Scales", 0);
        robot.type(KeyCode.ENTER);
        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(45));
        assertThat(shown("#timer-question")).isTrue();
        robot.clickOn("Leave it out");
        assertThat(shown("#timer-question")).isFalse();
        pass(Duration.ofMinutes(1));
        robot.clickOn("#start-stop");
        List<LogbookEntry> entries = woodshed.logbook().timer().running().isEmpty() ? entries() : List.of();
        assertThat(entries).extracting(LogbookEntry::durationSeconds).containsExactly(120, 120);
        assertThat(entries).extracting(LogbookEntry::sessionId).doesNotContainNull();
    }

    @Test
    void theSmallWindowStandsAboveAllOthersAndStopsTheTimer() {
        shortcut(KeyCode.ENTER);
        HeadlessToolkit.run(() -> ((Button) window.scene().lookup("#timer-small")).fire());
        Stage small = HeadlessToolkit.call(() -> Window.getWindows().stream().filter(open -> open instanceof Stage stage
                && stage.isAlwaysOnTop()).map(Stage.class::cast).findFirst().orElseThrow());
        HeadlessToolkit.run(() -> ((Button) small.getScene().lookup("#small-stop")).fire());
        assertThat(woodshed.logbook().timer().running()).isEmpty();
        HeadlessToolkit.run(small::close);
    }

    private void pass(Duration time) {
        clock.move(time);
        HeadlessToolkit.run(() -> window.session().tick());
        HeadlessToolkit.frame(window.scene());
    }

    private boolean shown(String id) {
        return HeadlessToolkit.call(() -> window.scene().lookup(id).isVisible());
    }

    private List<LogbookEntry> entries() {
        return HeadlessToolkit.call(() -> window.session().entries().items().stream().filter(
                item -> item instanceof org.woodshed.app.entries.LogItem.EntryCard).map(
                        item -> ((org.woodshed.app.entries.LogItem.EntryCard) item).row().entry())
                .toList());
    }

    private void shortcut(KeyCode key) {
        robot.press(KeyCode.SHORTCUT).type(key).release(KeyCode.SHORTCUT);
    }
}
