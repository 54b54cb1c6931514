package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.syncstatus.ShownStatus;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;

/** Draws what is seldom seen, into {@code target/screens}: the small timer, its late question, every state of the chip. */
class RareScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private final MovingClock clock = MovingClock.fridayEvening();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"still-playing-light, 1280, 720, false", "still-playing-dark-small, 900, 600, true"})
    void afterThreeHoursTheTimerAsksWhetherSomebodyStillPlays(String name, double width, double height, boolean dark)
            throws Exception {
        try (Woodshed woodshed = sample()) {
            woodshed.logbook().timer().start(woodshed.logbook().pieceNamed(new PieceName("Elegy", "Fauré")));
            for (int minute = 0; minute < 181; minute++) {
                clock.move(Duration.ofMinutes(1));
                woodshed.logbook().timer().heartbeat();
            }
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
                HeadlessToolkit.run(window.session()::tick);
                window.write(SCREENS.resolve(name + ".png"));
                assertThat(window.scene().lookup("#timer-question").isVisible()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"small-timer-light, false, 100", "small-timer-dark, true, 100", "small-timer-large, false, 200"})
    void theSmallTimerHasRoomForItsButtons(String name, boolean dark, int percent) throws Exception {
        try (Woodshed woodshed = sample()) {
            woodshed.logbook().timer().start(woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1",
                    "J. S. Bach")));
            clock.move(Duration.ofSeconds(101));
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(1280, 720, dark,
                    percent))) {
                HeadlessToolkit.run(((Button) window.scene().lookup("#timer-small"))::fire);
                Scene small = HeadlessToolkit.call(() -> Window.getWindows().stream().map(Window::getScene).filter(
                        scene -> scene.lookup("#small-stop") != null).findFirst().orElseThrow());
                window.settle();
                HeadlessToolkit.call(() -> {
                    WindowSnapshot.write(small, SCREENS.resolve(name + ".png"));
                    assertThat(ScreenCheck.cutOff(small)).isEmpty();
                    assertThat(ScreenCheck.faint(small)).isEmpty();
                    return small;
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"sync-states-light, false", "sync-states-dark, true"})
    void everyStateOfSyncingCanBeRead(String name, boolean dark) throws Exception {
        try (Woodshed woodshed = sample();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(1280, 720, dark))) {
            HeadlessToolkit.run(() -> {
                VBox chips = new VBox(10);
                chips.getStyleClass().add("dialog");
                ShownStatus.oneOfEach(clock.instant()).forEach(status -> chips.getChildren().add(ShownStatus.chip(
                        woodshed.sync(), clock, status)));
                ((Pane) window.window().root()).getChildren().setAll(chips);
            });
            window.write(SCREENS.resolve(name + ".png"));
            HeadlessToolkit.run(() -> {
                assertThat(ScreenCheck.faint(window.scene())).isEmpty();
                assertThat(ScreenCheck.cutOff(window.scene())).isEmpty();
            });
        }
    }

    private Woodshed sample() throws InvalidInputException {
        Woodshed woodshed = LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(7)));
        SampleLog.write(woodshed.logbook());
        return woodshed;
    }
}
