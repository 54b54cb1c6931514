package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.goals.GoalsViewModel;
import org.woodshed.app.importing.ImportStep;
import org.woodshed.app.syncstatus.ShownStatus;
import org.woodshed.app.text.Messages;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;

/** Draws the window in both appearances and both sizes, into {@code target/screens}. */
class ScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final WindowLook SMALL_DARK = new WindowLook(900, 600, true);
    private final MovingClock clock = MovingClock.fridayEvening();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"today-light, 1280, 720, false", "today-dark, 1280, 720, true", "today-light-small, 900, 600, false",
            "today-dark-small, 900, 600, true"})
    void aWorkingDayFitsTheWindow(String name, double width, double height, boolean dark) throws Exception {
        try (Woodshed woodshed = sample()) {
            practised(woodshed);
            woodshed.logbook().timer().start(woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1",
                    "J. S. Bach")));
            for (int minute = 0; minute < 23; minute++) {
                clock.move(Duration.ofMinutes(1));
                woodshed.logbook().timer().heartbeat();
            }
            clock.move(Duration.ofSeconds(41));
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
                status(window, new SyncStatus.Offline(3, null));
                write(window, name);
                HeadlessToolkit.run(() -> assertEverythingInside(window));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"first-run-light, 1280, 720, false", "first-run-dark, 1280, 720, true",
            "first-run-light-small, 900, 600, false", "first-run-dark-small, 900, 600, true"})
    void theFirstRunSaysWhatToDo(String name, double width, double height, boolean dark) throws Exception {
        try (Woodshed woodshed = open();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
            write(window, name);
            assertThat(window.scene().lookup(".first-steps").isVisible()).isTrue();
            assertThat(window.scene().lookup("#no-piece-chosen")).as("says what will stand here")
                    .isInstanceOfSatisfying(Label.class, label -> assertThat(label.getText()).isEqualTo(Messages.text(
                            "piece.noneChosen")));
            for (Tabs.Place place : List.of(Tabs.Place.PIECES, Tabs.Place.LISTS, Tabs.Place.PROGRESS,
                    Tabs.Place.HISTORY)) {
                HeadlessToolkit.run(() -> window.window().go(place));
                write(window, name.replace("first-run", "empty-" + place.name().toLowerCase(Locale.ROOT)));
                HeadlessToolkit.run(() -> assertThat(ScreenCheck.cutOff(window.scene())).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"editor-light, 1280, 720, false", "editor-dark-small, 900, 600, true"})
    void anEntryIsEditedInItsPlace(String name, double width, double height, boolean dark) throws Exception {
        try (Woodshed woodshed = sample();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
            HeadlessToolkit.run(() -> window.window().entries().edit(window.session().entries().newest().orElseThrow()
                    .id()));
            write(window, name);
            assertThat(window.scene().lookup("#entry-editor")).isNotNull();
        }
    }

    @Test
    void aDeletedEntryOffersTheWayBack() throws Exception {
        try (Woodshed woodshed = sample();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, WindowLook.DARK)) {
            HeadlessToolkit.run(() -> window.session().deletes().delete(window.session().entries().newest()
                    .orElseThrow().id()));
            write(window, "deleted-dark");
            assertThat(window.scene().lookup("#notice-action").isVisible()).isTrue();
        }
    }

    @Test
    void dialogsAreDrawn() throws Exception {
        try (Woodshed woodshed = sample();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, WindowLook.LIGHT)) {
            HeadlessToolkit.run(() -> {
                window.session().sync().connect().deviceNameProperty().set("Studio laptop");
                window.window().openConnect();
            });
            write(window, "connect-light");
            HeadlessToolkit.run(window.window().dialogs()::openKeys);
            write(window, "keys-light");
            status(window, new SyncStatus.Offline(22, null));
            HeadlessToolkit.run(window.window()::listWaiting);
            write(window, "waiting-light");
            assertThat(window.session().sync().waiting().items()).isNotEmpty();
        }
    }

    @Test
    void anImportIsPreviewed() throws Exception {
        Path report = Files.writeString(folder.resolve("toggl.csv"),
                """
                        User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()
                        anna,a@b.org,,Elegy,,slow,No,2026-11-18,17:00:00,2026-11-18,17:30:00,00:30:00,,
                        anna,a@b.org,,"Scales, three octaves",,,No,2026-11-20,17:40:00,2026-11-20,18:02:00,00:22:00,,
                        anna,a@b.org,,Scales,,,No,someday,17:00:00,2026-11-19,17:20:00,00:20:00,,
                        anna,a@b.org,,Scales
                        """);
        try (Woodshed woodshed = sample();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, SMALL_DARK)) {
            HeadlessToolkit.run(() -> window.window().openImport(report));
            Awaitility.await().until(() -> HeadlessToolkit.call(() -> window.session().importing().stepProperty()
                    .get() instanceof ImportStep.Preview));
            write(window, "import-dark-small");
            assertThat(window.scene().lookup("#import-start")).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, 720, false", "dark, 1280, 720, true", "light-small, 900, 600, false",
            "dark-small, 900, 600, true"})
    void everyTabAndTheSearchFitTheWindow(String look, double width, double height, boolean dark) throws Exception {
        try (Woodshed woodshed = sample()) {
            practised(woodshed);
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
                Session session = window.session();
                HeadlessToolkit.run(() -> {
                    session.goals()
                            .add(new GoalsViewModel.Wanted("Seven hours a week", "practice_time", "7 h", "weekly",
                                    null, null, ""));
                    session.goals()
                            .add(new GoalsViewModel.Wanted("Play in the spring recital", "custom", "", "none", null,
                                    LocalDate.of(2027, 4, 12), "Programme chosen\nFrom memory"));
                    session.search().textProperty().set("bow");
                });
                write(window, "search-" + look);
                assertThat(window.scene().lookup("#search").isVisible()).isTrue();
                HeadlessToolkit.run(() -> {
                    session.search().clear();
                    window.window().go(Tabs.Place.PIECES);
                });
                write(window, "pieces-" + look);
                HeadlessToolkit.run(() -> {
                    assertInside(window, "#pieces-table", "#piece-title", "#piece-save");
                    assertThat(top(window, "#pieces-table") - bottom(window, "#piece-add")).as("gap above the list")
                            .isBetween(4.0, 14.0);
                });
                HeadlessToolkit.run(() -> window.window().go(Tabs.Place.PROGRESS));
                write(window, "progress-" + look);
                HeadlessToolkit.run(() -> assertInside(window, "#goal-title", "#goal-add"));
                HeadlessToolkit.run(() -> {
                    window.window().go(Tabs.Place.TODAY);
                    session.deletes().delete(session.entries().newest().orElseThrow().id());
                    session.timer().start();
                    clock.move(Duration.ofMinutes(50));
                    session.tick();
                    session.notices().dismiss();
                });
                write(window, "question-" + look);
                assertThat(window.scene().lookup("#timer-question").isVisible()).isTrue();
                HeadlessToolkit.run(window.window().dialogs()::openTrash);
                write(window, "trash-" + look);
                HeadlessToolkit.run(window.window()::openSettings);
                write(window, "settings-" + look);
                HeadlessToolkit.run(() -> window.window().dialogs().openTogether(session.entries().newest().map(
                        entry -> List.of(entry.id())).orElseThrow()));
                write(window, "together-" + look);
                assertThat(window.scene().getRoot().lookupAll(".token-input")).extracting(node -> ((TextField) node)
                        .getPromptText())
                        .contains(Messages.text("editor.addTag"), Messages.text("bulk.removeTag"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"de-DE, german", "fr-FR, french", "es-ES, spanish"})
    void aWorkingDayFitsTheSmallestWindowInEveryLanguage(String tag, String name) throws Exception {
        Messages.speak(Locale.forLanguageTag(tag));
        try (Woodshed woodshed = sample()) {
            woodshed.logbook().timer().start(woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1",
                    "J. S. Bach")));
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(900, 600, false))) {
                status(window, new SyncStatus.Offline(3, null));
                write(window, "today-" + name + "-small");
                HeadlessToolkit.run(() -> assertEverythingInside(window));
            }
        } finally {
            Messages.speak(Locale.ROOT);
        }
    }

    /** Tempos and a polished piece. */
    private static void practised(Woodshed woodshed) throws InvalidInputException {
        EntityId suite = woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
        int tempo = 60;
        for (EntryRow row : woodshed.logbook().latestEntries(50, null).reversed()) {
            if (row.entry().pieces().stream().anyMatch(practice -> practice.pieceId().equals(suite))) {
                tempo += 7;
                woodshed.logbook()
                        .editEntry(row.entry(), EntryDraft.of(row.entry()).pieces(List.of(new PiecePractice(suite,
                                null, tempo))))
                        .durable().join();
            }
        }
        for (PieceSummary summary : woodshed.logbook().pieces()) {
            String status = summary.piece().title().startsWith("El") ? "polished" : "learning";
            woodshed.logbook()
                    .editPiece(summary.piece(), PieceDraft.of(summary.piece()).status(status).targetTempoBpm(84))
                    .durable().join();
        }
    }

    private Woodshed sample() throws InvalidInputException {
        Woodshed woodshed = open();
        SampleLog.write(woodshed.logbook());
        return woodshed;
    }

    private Woodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(7)));
    }

    private static void status(DrawnWindow window, SyncStatus status) {
        HeadlessToolkit.run(() -> ShownStatus.show(window.session().sync().status(), status));
    }

    private static void write(DrawnWindow window, String name) throws IOException {
        Path file = SCREENS.resolve(name + ".png");
        window.write(file);
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    private static void assertEverythingInside(DrawnWindow window) {
        assertInside(window, "#start-stop", "#timer-pause", "#sync-chip", "#sync-now", "#menu", "#piece-filter",
                "#quick-add",
                "#entry-list");
        TextField piece = (TextField) window.scene().lookup("#timer-piece");
        assertThat(ScreenCheck.showsAll(piece)).as("room for " + piece.getText()).isTrue();
    }

    private static double top(DrawnWindow window, String id) {
        Node node = window.scene().lookup(id);
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(DrawnWindow window, String id) {
        Node node = window.scene().lookup(id);
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    private static void assertInside(DrawnWindow window, String... ids) {
        for (String id : ids) {
            Node node = window.scene().lookup(id);
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(window.scene().getWidth());
            assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(window.scene().getHeight());
        }
    }
}
