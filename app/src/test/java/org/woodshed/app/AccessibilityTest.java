package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.syncstatus.ShownStatus;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncStatus;

/** Whoever can't see the window is told what the keyboard is on. */
class AccessibilityTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatTakesTheKeyboardHasAName() throws Exception {
        MovingClock clock = MovingClock.fridayEvening();
        try (Woodshed woodshed = LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(3)))) {
            SampleLog.write(woodshed.logbook());
            SampleLists.write(woodshed);
            try (DrawnWindow window = OpenWindow.over(woodshed, clock, folder, new WindowLook(980, 700, true))) {
                HeadlessToolkit.run(window.window()::openLists);
                assertEverythingNamed("lists", window);
                HeadlessToolkit.run(window.window()::openToday);
                assertEverythingNamed("today", window);
                HeadlessToolkit
                        .run(() -> window.window().entries().edit(window.session().entries().newest().orElseThrow()
                                .id()));
                assertEverythingNamed("editor", window);
                HeadlessToolkit.run(() -> window.window().entries().finishEditing());
                HeadlessToolkit.run(window.window()::openConnect);
                assertEverythingNamed("connect", window);
                HeadlessToolkit.run(window.window().dialogs()::openKeys);
                assertEverythingNamed("keys", window);
                HeadlessToolkit
                        .run(() -> ShownStatus.show(window.session().sync().status(), new SyncStatus.Offline(3, null)));
                HeadlessToolkit.run(window.window()::listWaiting);
                Awaitility.await()
                        .until(() -> HeadlessToolkit
                                .call(() -> window.session().sync().waiting().loadedProperty().get()));
                assertEverythingNamed("waiting", window);
            }
        }
    }

    private static void assertEverythingNamed(String where, DrawnWindow window) {
        HeadlessToolkit.frame(window.scene());
        List<String> nameless = new ArrayList<>();
        HeadlessToolkit.run(() -> nodes(window.scene().getRoot()).filter(Node::isFocusTraversable).filter(
                node -> !(node instanceof TabPane) && !(node instanceof ScrollPane pane && pane
                        .getAccessibleText() == null && !pane.getStyleClass().contains("piece-panel")))
                .filter(
                        node -> name(node).isBlank())
                .forEach(node -> nameless.add(node + " id " + node
                        .getId())));
        assertThat(nameless).as(where).isEmpty();
    }

    private static String name(Node node) {
        String accessible = node.getAccessibleText();
        if (accessible != null) {
            return accessible;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(
                AccessibilityTest::nodes) : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }
}
