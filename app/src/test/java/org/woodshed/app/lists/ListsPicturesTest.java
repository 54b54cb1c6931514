package org.woodshed.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.DrawnWindow;
import org.woodshed.app.HeadlessToolkit;
import org.woodshed.app.WindowLook;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.model.EntityId;

/** Draws the screen "Lists" in both appearances and both sizes, into {@code target/screens}. */
class ListsPicturesTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private final MovingClock clock = MovingClock.fridayEvening();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"lists-light, 1280, 720, false", "lists-dark, 1280, 720, true", "lists-light-small, 900, 600, false",
            "lists-dark-small, 900, 600, true"})
    void aRoutineFitsTheWindow(String name, double width, double height, boolean dark) throws Exception {
        try (Woodshed woodshed = open()) {
            SampleLog.write(woodshed.logbook());
            SampleLists.write(woodshed);
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(width, height, dark))) {
                window.settle();
                ListsScreen lists = window.session().lists();
                HeadlessToolkit.run(() -> {
                    window.window().openLists();
                    lists.model().listProperty().set(SampleLists.WARM_UP);
                    lists.model().itemProperty().set(new EntityId("w2"));
                    lists.model().chosen().ifPresent(lists.items()::practise);
                    window.scene().lookup("#items").requestFocus();
                });
                write(window, name);
                HeadlessToolkit.run(() -> assertInside(window));
            }
        }
    }

    @Test
    void beforeThereIsAListTheScreenSaysWhatListsAreFor() throws Exception {
        try (Woodshed woodshed = open();
                DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(1280, 720, false))) {
            HeadlessToolkit.run(window.window()::openLists);
            write(window, "empty-lists-light");
            assertThat(window.scene().lookup(".no-lists").isVisible()).isTrue();
        }
    }

    private Woodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(7)));
    }

    private static void write(DrawnWindow window, String name) throws Exception {
        Path file = SCREENS.resolve(name + ".png");
        window.write(file);
        assertThat(Files.size(file)).isGreaterThan(10_000);
    }

    private static void assertInside(DrawnWindow window) {
        for (String id : new String[] {"#lists", "#new-list-make", "#list-name", "#list-menu", "#clear-done", "#items",
                "#item-add", "#item-text", "#item-note", "#item-practise"}) {
            Node node = window.scene().lookup(id);
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(window.scene().getWidth());
            assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(window.scene().getHeight());
        }
    }
}
