package org.woodshed.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with a drawn scene for somebody who hears it, enlarges it, or sees little contrast. On the JavaFX thread. */
final class ScreenCheck {
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LEAST_CONTRAST_OF_LARGE_TEXT = 3;
    private static final double LARGE_TEXT = 24;
    private static final double LARGE_BOLD_TEXT = 18.6;
    private static final double LEAST_TARGET = 44;

    private ScreenCheck() {}

    /** Nodes that take the keyboard and say nothing. */
    static List<String> nameless(Scene scene) {
        return seen(scene).filter(Node::isFocusTraversable).filter(node -> !(node instanceof TabPane)
                && !(node instanceof ScrollPane)).filter(node -> name(node).isBlank()).map(
                        ScreenCheck::describe)
                .toList();
    }

    private static String name(Node node) {
        String accessible = node.getAccessibleText();
        if (accessible != null) {
            return accessible;
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /** Words that are shortened or lie outside the window. A row of a list, and a preview, may shorten what it opens whole. */
    static List<String> cutOff(Scene scene) {
        List<String> found = new ArrayList<>();
        seen(scene).filter(Labeled.class::isInstance).map(Labeled.class::cast).filter(
                labeled -> labeled.getText() != null && !labeled.getText().isBlank() && !inside(labeled,
                        node -> node instanceof IndexedCell || node.getStyleClass().contains("preview")))
                .forEach(labeled -> {
                    if (isShortened(labeled)) {
                        found.add("shortened to \"" + shown(labeled) + "\": " + describe(labeled));
                    } else if (isOutside(labeled, scene)) {
                        found.add("outside the window: " + describe(labeled) + " " + labeled.localToScene(labeled
                                .getLayoutBounds()));
                    }
                });
        seen(scene).filter(TextField.class::isInstance).map(TextField.class::cast).filter(field -> !fits(field))
                .forEach(
                        field -> found.add("too narrow for \"" + words(field) + "\": " + describe(field)));
        seen(scene).filter(ComboBox.class::isInstance).forEach(choice -> nodes(choice).filter(
                Labeled.class::isInstance).map(Labeled.class::cast).filter(ScreenCheck::isShortened).forEach(
                        shown -> found.add("shortened: " + describe(shown) + " in " + describe(choice))));
        return found;
    }

    /** What a field says while it is empty, and what is chosen rather than written, can be read as a whole. */
    private static boolean fits(TextField field) {
        boolean written = !words(field).equals(field.getPromptText()) && !inside(field,
                node -> node instanceof DatePicker || node.getStyleClass().contains("short-field"));
        if (written || words(field).isBlank()) {
            return true;
        }
        return showsAll(field);
    }

    /** True if there is room for all that stands in a field. */
    static boolean showsAll(TextField field) {
        Text text = new Text(words(field));
        text.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        return text.getLayoutBounds().getWidth() <= room + 0.5;
    }

    private static String words(TextField field) {
        String text = field.getText() == null || field.getText().isEmpty() ? field.getPromptText() : field.getText();
        return text == null ? "" : text;
    }

    private static boolean isShortened(Labeled labeled) {
        String whole = labeled.getText() == null ? "" : labeled.getText();
        return !shown(labeled).replaceAll("\\s+", "").equals(whole.replaceAll("\\s+", ""));
    }

    private static String shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(child -> child instanceof Text
                && !(child instanceof FontIcon)).map(child -> ((Text) child).getText()).findFirst().orElse(labeled
                        .getText() == null ? "" : labeled.getText());
    }

    private static boolean isOutside(Node node, Scene scene) {
        boolean scrolled = inside(node, parent -> parent instanceof ScrollPane);
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean across = bounds.getMinX() < -1 || bounds.getMaxX() > scene.getWidth() + 1;
        boolean down = bounds.getMinY() < -1 || bounds.getMaxY() > scene.getHeight() + 1;
        return across || (down && !scrolled);
    }

    /** Texts that stand out too little from what is behind them. */
    static List<String> faint(Scene scene) {
        WritableImage image = scene.snapshot(null);
        List<String> found = new ArrayList<>();
        seen(scene).filter(node -> node instanceof Text && !(node instanceof FontIcon)).map(Text.class::cast)
                .filter(text -> !text.getText().isBlank() && !inside(text, Node::isDisabled) && !isScrolledAway(text))
                .forEach(text -> {
                    Color behind = background(image, text.localToScene(text.getLayoutBounds()));
                    if (behind == null || !(text.getFill() instanceof Color fill)) {
                        return;
                    }
                    double opacity = fill.getOpacity();
                    for (Node node = text; node != null; node = node.getParent()) {
                        opacity *= node.getOpacity();
                    }
                    Color seen =
                            behind.interpolate(Color.color(fill.getRed(), fill.getGreen(), fill.getBlue()), opacity);
                    double size = text.getFont().getSize();
                    boolean large =
                            size >= LARGE_TEXT || (size >= LARGE_BOLD_TEXT && text.getFont().getStyle().contains(
                                    "Bold"));
                    double contrast = contrast(seen, behind);
                    if (contrast < (large ? LEAST_CONTRAST_OF_LARGE_TEXT : LEAST_CONTRAST)) {
                        found.add("contrast %.2f of %s on %s: \"%s\" %s".formatted(contrast, seen, behind, text
                                .getText(), describe(text.getParent())));
                    }
                });
        return found.stream().distinct().toList();
    }

    /** Outside what a scrolled pane shows of itself: something else may be drawn there. */
    private static boolean isScrolledAway(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return inside(node, parent -> parent instanceof ScrollPane pane && !pane.localToScene(pane.getLayoutBounds())
                .contains(bounds.getCenterX(), bounds.getCenterY()));
    }

    /** The colour that most of a rectangle has; null if it lies outside the picture. */
    private static @Nullable Color background(WritableImage image, Bounds bounds) {
        PixelReader pixels = image.getPixelReader();
        Map<Integer, Integer> counts = new HashMap<>();
        int left = (int) Math.max(0, bounds.getMinX() - 1);
        int right = (int) Math.min(image.getWidth() - 1, bounds.getMaxX() + 1);
        int bottom = (int) Math.min(image.getHeight() - 1, bounds.getMaxY() + 1);
        for (int y = (int) Math.max(0, bounds.getMinY() - 1); y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(most -> pixels(most.getKey())).orElse(
                null);
    }

    private static Color pixels(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    /** As WCAG 2 reckons it. */
    static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static boolean isRow(Node node) {
        return node instanceof IndexedCell<?> cell && !cell.isEmpty() && cell.getGraphic() != null
                && cell
                        .getPseudoClassStates().stream()
                        .noneMatch(state -> state.getPseudoClassName().equals("heading"));
    }

    /** What is to be hit with a hand that holds a bow, and is too small for that. */
    static List<String> tooSmall(Node part) {
        return nodes(part).filter(node -> node.isFocusTraversable() || isRow(node))
                .filter(node -> !(node instanceof ScrollPane || node instanceof ScrollBar || node instanceof TabPane))
                .filter(node -> !inside(node.getParent(), parent -> parent instanceof ComboBoxBase
                        || parent instanceof TextInputControl))
                .filter(
                        node -> node.getLayoutBounds().getHeight() < LEAST_TARGET - 0.5 || node.getLayoutBounds()
                                .getWidth() < LEAST_TARGET - 0.5)
                .map(node -> "%.0f x %.0f: %s".formatted(node.getLayoutBounds().getWidth(), node.getLayoutBounds()
                        .getHeight(), describe(node)))
                .toList();
    }

    private static boolean inside(Node node, Predicate<Node> what) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (what.test(at)) {
                return true;
            }
        }
        return false;
    }

    static String describe(Node node) {
        String words = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + node.getStyleClass()
                + words;
    }

    /** Everything that nothing lies over: a dialog covers the window, an open editor the days below it. */
    static Stream<Node> seen(Scene scene) {
        Node dialog = scene.lookup(".overlay:modal");
        if (dialog != null && dialog.isVisible()) {
            return nodes(dialog);
        }
        Node notice = scene.lookup(".notice-bar");
        Bounds covered = notice != null && notice.isVisible() ? notice.localToScene(notice.getLayoutBounds())
                : new BoundingBox(0, 0, -1, -1);
        Node panel = dialog == null ? scene.lookup(".overlay .tall-pane") : null;
        Bounds below = panel != null && inside(panel, Node::isVisible) ? panel.localToScene(panel.getLayoutBounds())
                : new BoundingBox(0, 0, -1, -1);
        boolean editing = scene.lookup("#entry-editor") != null;
        return nodes(scene.getRoot()).filter(node -> !editing || !inside(node, parent -> "entry-list".equals(parent
                .getId())))
                .filter(node -> inside(node, parent -> parent.equals(panel)) || !below.intersects(node.localToScene(
                        node.getLayoutBounds())))
                .filter(node -> inside(node, parent -> parent.equals(notice)) || !covered.intersects(node.localToScene(
                        node.getLayoutBounds())));
    }

    /** Everything that is visible, with all that is in it. */
    static Stream<Node> nodes(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(
                ScreenCheck::nodes) : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }
}
