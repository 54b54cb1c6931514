package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.fixture.Toolkit;
import org.woodshed.app.syncstatus.ShownStatus;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.PieceName;

/** Draws the window in both appearances and both sizes, into {@code target/screens}. */
class ScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private final MovingClock clock = MovingClock.fridayEvening();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"today-light, 1280, 720, LIGHT", "today-dark, 1280, 720, DARK", "today-light-small, 900, 600, LIGHT",
            "today-dark-small, 900, 600, DARK"})
    void aWorkingDayFitsTheWindow(String name, double width, double height, ColorScheme scheme) throws Exception {
        try (Woodshed woodshed = open()) {
            SampleLog.write(woodshed.logbook());
            woodshed.logbook().timer().start(woodshed.logbook().pieceNamed(new PieceName("Cello Suite No. 1",
                    "J. S. Bach")));
            clock.move(Duration.ofMinutes(23).plusSeconds(41));
            try (OpenWindow window = new OpenWindow(woodshed, clock, folder, width, height, scheme)) {
                Toolkit.run(() -> ShownStatus.show(window.session().syncStatus(), new SyncStatus.Offline(3, null)));
                Awaitility.await().until(() -> Toolkit.call(() -> window.session().piecePanel().detailsProperty()
                        .get() != null));
                write(window, name);
                Toolkit.run(() -> assertEverythingInside(window));
            }
        }
    }

    @Test
    void theFirstRunSaysWhatToDo() throws Exception {
        try (Woodshed woodshed = open();
                OpenWindow window = new OpenWindow(woodshed, clock, folder, 1280, 720, ColorScheme.LIGHT)) {
            write(window, "first-run-light");
            assertThat(window.scene().lookup(".first-steps").isVisible()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"editor-light, 1280, 720, LIGHT", "editor-dark-small, 900, 600, DARK"})
    void anEntryIsEditedInItsPlace(String name, double width, double height, ColorScheme scheme) throws Exception {
        try (Woodshed woodshed = open()) {
            SampleLog.write(woodshed.logbook());
            try (OpenWindow window = new OpenWindow(woodshed, clock, folder, width, height, scheme)) {
                Toolkit.run(() -> {
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                    window.window().entries().edit(window.session().entries().newest().orElseThrow().id());
                });
                write(window, name);
                assertThat(window.scene().lookup("#entry-editor")).isNotNull();
            }
        }
    }

    @Test
    void dialogsAreDrawn() throws Exception {
        try (Woodshed woodshed = open()) {
            SampleLog.write(woodshed.logbook());
            try (OpenWindow window = new OpenWindow(woodshed, clock, folder, 1280, 720, ColorScheme.LIGHT)) {
                Toolkit.run(window.window()::openConnect);
                Awaitility.await().until(() -> Toolkit.call(() -> !window.session().connect().previewProperty().get()
                        .isEmpty()));
                write(window, "connect-light");
                Toolkit.run(window.window()::openKeys);
                write(window, "keys-light");
                Toolkit.run(() -> {
                    ShownStatus.show(window.session().syncStatus(), new SyncStatus.Offline(22, null));
                    window.window().listWaiting();
                });
                Awaitility.await().until(() -> Toolkit.call(() -> !window.session().waiting().items().isEmpty()));
                write(window, "waiting-light");
            }
        }
    }

    private Woodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(7)));
    }

    private static void write(OpenWindow window, String name) throws IOException {
        Path file = SCREENS.resolve(name + ".png");
        Toolkit.frame(window.scene());
        Toolkit.call(() -> {
            WindowSnapshot.write(window.scene(), file);
            return file;
        });
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    private static void assertEverythingInside(OpenWindow window) {
        for (String id : new String[] {"#start-stop", "#sync-chip", "#sync-now", "#menu", "#piece-filter", "#quick-add",
                "#entry-list"}) {
            Node node = window.scene().lookup(id);
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(window.scene().getWidth());
            assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(window.scene().getHeight());
        }
    }
}
