package org.woodshed.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;

/** The screen "Lists" with keyboard and mouse, as a musician uses it. */
class ListsByHandTest {
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();
    private final MovingClock clock = MovingClock.fridayEvening();
    private Woodshed woodshed;
    private DrawnWindow window;
    private ListsScreen lists;

    @BeforeEach
    void open() throws Exception {
        woodshed = LocalWoodshed.open(new WoodshedConfig(folder, clock, new Random(11)));
        SampleLists.write(woodshed);
        window = OpenWindow.over(woodshed, clock, folder, new WindowLook(980, 700, false));
        window.settle();
        lists = window.session().lists();
        HeadlessToolkit.run(window.window()::openLists);
        HeadlessToolkit.frame(window.scene());
    }

    @AfterEach
    void close() {
        window.close();
        woodshed.close();
    }

    private List<String> texts() {
        return HeadlessToolkit.call(() -> lists.model().items().stream().map(row -> row.item().text()).toList());
    }

    private List<String> names() {
        return HeadlessToolkit.call(() -> lists.model().rows().stream().map(row -> row.list().name()).toList());
    }

    private void focus(String id) {
        HeadlessToolkit.run(() -> window.scene().lookup(id).requestFocus());
    }

    private void with(KeyCode modifier, KeyCode code) {
        robot.press(modifier).type(code).release(modifier);
    }

    @Test
    void aListIsMadeFilledOrderedTickedAndUndoneWithoutTheMouse() {
        focus("#new-list");
        robot.write("Left hand", 0).type(KeyCode.ENTER);
        robot.write("Trills", 0).type(KeyCode.ENTER);
        robot.write("Shifts", 0).type(KeyCode.ENTER);
        robot.write("Vibrato", 0).type(KeyCode.ENTER);
        assertThat(names()).endsWith("Left hand");
        assertThat(texts()).containsExactly("Trills", "Shifts", "Vibrato");
        focus("#items");
        with(KeyCode.ALT, KeyCode.UP);
        with(KeyCode.ALT, KeyCode.UP);
        assertThat(texts()).containsExactly("Vibrato", "Trills", "Shifts");
        with(KeyCode.ALT, KeyCode.DOWN);
        assertThat(texts()).containsExactly("Trills", "Vibrato", "Shifts");
        with(KeyCode.CONTROL, KeyCode.D);
        assertThat(HeadlessToolkit.call(() -> lists.model().items().get(1).done())).isTrue();
        robot.type(KeyCode.DOWN).type(KeyCode.DELETE);
        assertThat(texts()).containsExactly("Trills", "Vibrato");
        with(KeyCode.CONTROL, KeyCode.Z);
        assertThat(texts()).containsExactly("Trills", "Vibrato", "Shifts");
        robot.press(KeyCode.SHIFT);
        with(KeyCode.CONTROL, KeyCode.Z);
        robot.release(KeyCode.SHIFT);
        assertThat(texts()).containsExactly("Trills", "Vibrato");
        robot.type(KeyCode.UP).type(KeyCode.ENTER);
        robot.write(" slowly", 0).type(KeyCode.ENTER);
        assertThat(texts()).containsExactly("Trills slowly", "Vibrato");
        assertThat(HeadlessToolkit.call(() -> window.scene().getFocusOwner().getId())).isEqualTo("items");
    }

    @Test
    void listsAreOrderedRenamedAndRemovedWithoutTheMouse() {
        focus("#lists");
        with(KeyCode.ALT, KeyCode.DOWN);
        assertThat(names()).containsExactly("Today", "Warm-up", "Autumn recital");
        robot.type(KeyCode.F2);
        robot.write("Morning", 0).type(KeyCode.ENTER);
        assertThat(names()).containsExactly("Today", "Morning", "Autumn recital");
        focus("#lists");
        robot.type(KeyCode.DELETE);
        assertThat(names()).containsExactly("Today", "Autumn recital");
        MenuButton removed = (MenuButton) window.scene().lookup("#removed-lists");
        assertThat(removed.isVisible()).isTrue();
        HeadlessToolkit.run(() -> removed.getItems().getFirst().fire());
        assertThat(names()).containsExactly("Today", "Morning", "Autumn recital");
    }

    @Test
    void theTimerStartsFromTheChosenItemWithOneKey() {
        focus("#items");
        robot.type(KeyCode.DOWN);
        with(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(HeadlessToolkit.call(() -> window.session().timer().runningProperty().get())).isTrue();
        assertThat(HeadlessToolkit.call(() -> window.session().timer().pieceProperty().get())).isEqualTo(
                "Scales, three octaves");
        with(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(HeadlessToolkit.call(() -> window.session().timer().runningProperty().get())).isFalse();
    }

    @Test
    void anItemThatIsDraggedLandsWhereItIsDropped() {
        dragItem("Chorale by ear", row("#items", "Scales, three octaves"), VerticalDirection.UP);
        assertThat(texts()).startsWith("Open strings, long bows", "Chorale by ear", "Scales, three octaves");
        dragItem("Open strings, long bows", row("#items", "Thirds and sixths"), VerticalDirection.DOWN);
        assertThat(texts()).startsWith("Chorale by ear", "Scales, three octaves", "Thirds and sixths",
                "Open strings, long bows", "Shifts on one finger");
        assertThat(texts()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void anItemThatIsDraggedOntoAnotherListIsInThatList() {
        dragItem("Sautillé", row("#lists", "Today"), VerticalDirection.UP);
        assertThat(texts()).hasSize(7).doesNotContain("Sautillé");
        robot.clickOn(point(row("#lists", "Today"), 0.5));
        assertThat(texts()).endsWith("Sautillé");
    }

    @Test
    void aListThatIsDraggedStandsWhereItIsDropped() {
        drag(point(row("#lists", "Autumn recital"), 0.5), point(row("#lists", "Warm-up"), 0.2));
        assertThat(names()).containsExactly("Autumn recital", "Warm-up", "Today");
    }

    @Test
    void boxesAndButtonsDoTheSameAsKeys() {
        robot.clickOn(row("#items", "Sautillé").lookup(".check-box"));
        robot.clickOn("#clear-done");
        assertThat(texts()).hasSize(5).doesNotContain("Sautillé");
        robot.clickOn("#lists-undo");
        assertThat(texts()).hasSize(8);
        robot.clickOn("#lists-redo");
        assertThat(texts()).hasSize(5);
        robot.clickOn(row("#items", "Vibrato, slow to fast").lookup(".practise"));
        assertThat(HeadlessToolkit.call(() -> window.session().timer().pieceProperty().get())).isEqualTo(
                "Vibrato, slow to fast");
    }

    private void dragItem(String text, Node target, VerticalDirection half) {
        drag(point(Objects.requireNonNull(row("#items", text).lookup(".grip")), 0.5), point(target,
                half == VerticalDirection.UP ? 0.2 : 0.8));
    }

    private void drag(Point2D from, Point2D to) {
        robot.drag(from, MouseButton.PRIMARY).moveBy(4, 4).dropTo(to);
        HeadlessToolkit.frame(window.scene());
    }

    private Node row(String list, String words) {
        HeadlessToolkit.frame(window.scene());
        return HeadlessToolkit.call(() -> window.scene().lookup(list).lookupAll(".list-cell").stream().filter(
                node -> node instanceof ListCell<?> cell && cell.getAccessibleText() != null && cell
                        .getAccessibleText().startsWith(words))
                .findFirst().orElseThrow());
    }

    private static Point2D point(Node node, double height) {
        return HeadlessToolkit.call(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getMinY() + bounds.getHeight() * height);
        });
    }
}
