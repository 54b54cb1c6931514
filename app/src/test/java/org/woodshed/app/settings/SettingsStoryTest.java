package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.DrawnWindow;
import org.woodshed.app.HeadlessToolkit;
import org.woodshed.app.WindowLook;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** The settings with a real server and a second laptop. */
class SettingsStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();

    @Test
    void whatIsChosenHoldsFromThenOnAndAfterARestart() {
        try (Laptop laptop = Laptop.named("Home laptop", folder)) {
            try (DrawnWindow window = open(laptop)) {
                HeadlessToolkit.run(window.window()::openSettings);
                HeadlessToolkit.run(() -> {
                    node(window, "#appearance-dark", RadioButton.class).fire();
                    set(window, "#text-size", 150);
                    node(window, "#reduced-motion", CheckBox.class).fire();
                });
                choose(window, "#settings-practice");
                HeadlessToolkit.run(() -> {
                    node(window, "#reminder", CheckBox.class).fire();
                    set(window, "#reminder-time", LocalTime.of(20, 0));
                });
                choose(window, "#settings-language");
                HeadlessToolkit.run(() -> set(window, "#language", Language.FRENCH));
                choose(window, "#settings-sync");
                HeadlessToolkit.run(() -> {
                    node(window, "#settings-only-when-asked", CheckBox.class).fire();
                    window.session().sync().strategy().strategyProperty().set(Strategy.ASK);
                });
                window.settle();
            }
            WindowSettings again = new WindowSettings(folder.resolve("Home laptop"));
            assertThat(again.appearance()).isEqualTo(Appearance.DARK);
            assertThat(again.textPercent()).isEqualTo(150);
            assertThat(again.reducedMotion()).isTrue();
            assertThat(again.reminder()).contains(LocalTime.of(20, 0));
            assertThat(again.language()).isEqualTo(Language.FRENCH);
            laptop.reopen();
            assertThat(laptop.woodshed().sync().paused()).isTrue();
            assertThat(laptop.woodshed().merging().strategy()).isEqualTo(Strategy.ASK);
        }
    }

    @Test
    void theBeginOfTheDayReachesTheOtherLaptopAndEarlierEntriesKeepTheirDay() {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
                Laptop home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
                DrawnWindow window = open(home)) {
            LocalDate before = home.log("2026-11-20T04:30:00Z", 20, draft -> draft).when().practiceDate();
            HeadlessToolkit.run(window.window()::openSettings);
            choose(window, "#settings-practice");
            HeadlessToolkit.run(() -> set(window, "#day-start", LocalTime.of(6, 0)));
            await(() -> home.woodshed().logbook().dayStartsAt().equals(LocalTime.of(6, 0)));
            home.sync();
            studio.sync();
            assertThat(studio.woodshed().logbook().dayStartsAt()).isEqualTo(LocalTime.of(6, 0));
            assertThat(home.entries()).extracting(entry -> entry.when().practiceDate()).containsExactly(before);
            home.reopen();
            assertThat(home.woodshed().logbook().dayStartsAt()).isEqualTo(LocalTime.of(6, 0));
        }
    }

    @Test
    void theAccountListsItsLaptopsToRenameAndToSignOut() {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
                Laptop home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
                DrawnWindow window = open(home)) {
            robot.press(KeyCode.SHORTCUT, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.SHORTCUT);
            choose(window, "#settings-account");
            await(() -> window.scene().getRoot().lookupAll(".device-line").size() == 2);
            assertThat(HeadlessToolkit.call(() -> node(window, "#account-who", Label.class).getText())).contains(
                    "anna@example.org");
            HeadlessToolkit.run(() -> {
                robot.lookup("#device-rename").queryAllAs(Button.class).stream().filter(
                        button -> button.getAccessibleText().contains("Studio")).findFirst().orElseThrow().fire();
                node(window, "#device-name", TextField.class).setText("Upstairs");
                node(window, "#device-name", TextField.class).fireEvent(new ActionEvent());
            });
            await(() -> window.session().sync().devices().lines().stream().anyMatch(line -> line.name().equals(
                    "Upstairs")));
            DevicesViewModel devices = window.session().sync().devices();
            HeadlessToolkit.run(() -> devices.signOut(devices.lines().stream().filter(line -> !line.thisOne())
                    .findFirst().orElseThrow()));
            await(() -> devices.lines().size() == 1);
            studio.log("2026-11-20T16:05:00Z", 50, draft -> draft.notes("kept though signed out"));
            assertThat(studio.trySync()).isInstanceOf(SyncResult.SignedOut.class);
            assertThat(studio.entries()).hasSize(1);
        }
    }

    private DrawnWindow open(Laptop laptop) {
        return OpenWindow.over(laptop.woodshed(), MovingClock.fridayEvening(), folder.resolve("Home laptop"),
                new WindowLook(1280, 720, false));
    }

    @SuppressWarnings("unchecked") // each box is asked only for what it holds
    private static <T> void set(DrawnWindow window, String id, T value) {
        ((ComboBox<T>) node(window, id, ComboBox.class)).setValue(value);
    }

    private static void choose(DrawnWindow window, String page) {
        HeadlessToolkit.run(() -> node(window, page, ToggleButton.class).fire());
        HeadlessToolkit.frame(window.scene());
    }

    private static <N extends Node> N node(DrawnWindow window, String id, Class<N> type) {
        return type.cast(window.scene().lookup(id));
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}
