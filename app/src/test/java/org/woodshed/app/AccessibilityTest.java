package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.goals.GoalsViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.model.LogbookEntry;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/**
 * Walks through every screen, tab and dialog, and looks whether what takes the keyboard has a name, whether words are cut
 * off or too faint, and whether a hand with a bow in it hits what is needed while practising.
 */
class AccessibilityTest {
    @TempDir
    private static Path folder;
    private static TestServer server;
    private static Laptop studio;
    private static Laptop home;

    @BeforeAll
    static void twoLaptopsThatDisagree() throws Exception {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
        home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
        SampleLog.write(home.woodshed().logbook());
        SampleLists.write(home.woodshed());
        LogbookEntry entry = home.log("2026-11-18T20:10:00Z", 45, draft -> draft.notes("Sarabande from memory."));
        home.sync();
        studio.sync();
        studio.edit(entry.id(), draft -> draft.rating(4).mood("satisfied").notes("Sarabande. Recorded it."));
        home.edit(entry.id(), draft -> draft.rating(3).mood("neutral").notes("Sarabande. Double stops flat."));
        studio.sync();
        home.trySync();
    }

    @AfterAll
    static void close() {
        home.close();
        studio.close();
        server.close();
    }

    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1280, 720, false, 100", "en-GB, 1280, 720, true, 200"})
    void everyScreenCanBeHeardReadAndHit(String language, double width, double height, boolean dark, int percent)
            throws Exception {
        walk(language, new WindowLook(width, height, dark, percent));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"de-DE, 900, 600, false, 100", "fr-FR, 900, 600, true, 100", "es-ES, 900, 600, false, 100",
            "zh-Hans-CN, 900, 600, true, 100", "de-DE, 900, 600, true, 200"})
    void soItCanInTheOtherLanguages(String language, double width, double height, boolean dark, int percent)
            throws Exception {
        walk(language, new WindowLook(width, height, dark, percent));
    }

    /** For {@code docs/screens}: with -Dwoodshed.screens=FOLDER every screen is drawn into it, in each look. */
    @EnabledIfSystemProperty(named = "woodshed.screens", matches = ".+")
    @ParameterizedTest
    @CsvSource({"1280, 720, false", "1280, 720, true", "900, 600, false", "900, 600, true"})
    void everyScreenIsDrawn(double width, double height, boolean dark) throws Exception {
        walk("en-GB", new WindowLook(width, height, dark));
    }

    private static void walk(String language, WindowLook look) throws Exception {
        Messages.speak(Locale.forLanguageTag(language));
        List<String> problems = new ArrayList<>();
        try (DrawnWindow window =
                OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder.resolve("Home laptop"), look)) {
            HeadlessToolkit.run(() -> {
                if (window.session().goals().all().isEmpty()) {
                    window.session().goals().add(new GoalsViewModel.Wanted("Seven hours a week", "practice_time",
                            "7 h", "weekly", null, null, "Programme chosen\nFrom memory"));
                }
            });
            for (ScreenWalk.Step step : new ScreenWalk(window, folder).steps()) {
                step.go().run();
                window.settle();
                HeadlessToolkit.run(() -> check(step.name(), window, problems));
                picture(window, language + "-" + look.textPercent(), step.name());
                String screens = System.getProperty("woodshed.screens");
                if (screens != null) {
                    window.write(Path.of(screens, step.name().replace(' ', '-') + (look.dark() ? "-dark" : "-light")
                            + (look.width() < 1000 ? "-small" : "") + ".png"));
                }
            }
        }
        assertThat(problems.stream().distinct().toList()).isEmpty();
    }

    /** Each look once: moving the focus to everything on every screen in every language would take minutes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingThatHasTheKeyboardShowsIt(boolean dark) throws Exception {
        Messages.speak(Locale.forLanguageTag("en-GB"));
        List<String> problems = new ArrayList<>();
        WindowLook look = new WindowLook(1280, 720, dark);
        try (DrawnWindow window =
                OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder.resolve("Home laptop"), look)) {
            for (ScreenWalk.Step step : new ScreenWalk(window, folder).steps()) {
                step.go().run();
                window.settle();
                if (!step.name().equals("editor")) {
                    HeadlessToolkit.run(() -> FocusCheck.unseen(window.scene()).forEach(problems::add));
                }
            }
        }
        assertThat(problems.stream().distinct().toList()).isEmpty();
    }

    private static void check(String where, DrawnWindow window, List<String> problems) {
        // An answer may have come since the last frame: what is drawn has to be what is said.
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        ScreenCheck.nameless(window.scene()).forEach(one -> problems.add(where + ": no name: " + one));
        ScreenCheck.cutOff(window.scene()).forEach(one -> problems.add(where + ": " + one));
        ScreenCheck.faint(window.scene()).forEach(one -> problems.add(where + ": " + one));
        if (where.equals("today") || where.equals("running timer") || where.equals("timer question")) {
            ScreenCheck.tooSmall(window.window().root()).forEach(one -> problems.add(where + ": " + one));
        }
    }

    @Test
    void theFirstRunAndTheQuestionsOfTheTimerCanBeHeardReadAndHit(@TempDir Path empty) {
        MovingClock clock = MovingClock.fridayEvening();
        List<String> problems = new ArrayList<>();
        try (Woodshed woodshed = LocalWoodshed.open(new WoodshedConfig(empty, clock, new Random(3)));
                DrawnWindow window = OpenWindow.over(woodshed, clock, empty, new WindowLook(900, 600, true, 150))) {
            Awaitility.await().until(() -> HeadlessToolkit.call(() -> window.session().entries().loadedProperty()
                    .get()));
            for (Tabs.Place place : List.of(Tabs.Place.PIECES, Tabs.Place.LISTS, Tabs.Place.PROGRESS,
                    Tabs.Place.HISTORY, Tabs.Place.TODAY)) {
                HeadlessToolkit.run(() -> window.window().go(place));
                look("empty " + place, window, problems);
            }
            HeadlessToolkit.run(() -> {
                window.session().timer().start();
                clock.move(Duration.ofMinutes(50));
                window.session().tick();
            });
            look("timer question", window, problems);
        }
        assertThat(problems).isEmpty();
    }

    private static void look(String where, DrawnWindow window, List<String> problems) {
        window.settle();
        HeadlessToolkit.run(() -> check(where, window, problems));
        picture(window, "first-run", where);
    }

    /** With -Dwoodshed.pictures=true every place is drawn into target/walk, to be looked at. */
    private static void picture(DrawnWindow window, String folderName, String place) {
        if (Boolean.getBoolean("woodshed.pictures")) {
            window.write(Path.of("target", "walk", folderName, place.replace(' ', '-') + ".png"));
        }
    }
}
