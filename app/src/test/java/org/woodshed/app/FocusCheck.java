package org.woodshed.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import org.woodshed.app.controls.TokenField;

/** Whether people who use the keyboard see where they are. On the JavaFX thread. */
final class FocusCheck {
    /** A thin frame around the smallest button has more pixels than this. */
    private static final int LEAST_MARK = 40;
    /** As a ratio of contrast. */
    private static final double CLEARLY = 1.8;

    private FocusCheck() {}

    /** What looks no different while it has the keyboard. The focus moves over all of the scene, and back. */
    static List<String> unseen(Scene scene) {
        Node before = scene.getFocusOwner();
        List<String> found = new ArrayList<>();
        List<Node> nodes = ScreenCheck.seen(scene).filter(FocusCheck::isToBeFocused).toList();
        for (Node node : nodes) {
            Node around = node.getParent() instanceof TokenField<?> field ? field : node;
            // What alone takes the keyboard, as the only button of a dialog, can't be seen without
            if (nodes.stream().noneMatch(other -> leaves(node, other))) {
                continue;
            }
            WritableImage without = around.snapshot(null, null);
            node.requestFocus();
            if (node.isFocused() && differences(without, around.snapshot(null, null)) < LEAST_MARK) {
                found.add("does not show that it has the keyboard: " + ScreenCheck.describe(node));
            }
        }
        if (before != null) {
            before.requestFocus();
        }
        return found;
    }

    private static boolean leaves(Node node, Node other) {
        other.requestFocus();
        return !node.isFocused();
    }

    private static boolean isToBeFocused(Node node) {
        return node.isFocusTraversable() && !node.isDisabled() && !(node instanceof ScrollPane
                || node instanceof TabPane || node instanceof ListView<?>);
    }

    /** How many places of two pictures of the same thing differ clearly; all where even their sizes differ. */
    private static int differences(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return Integer.MAX_VALUE;
        }
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (ScreenCheck.contrast(one.getPixelReader().getColor(x, y),
                        other.getPixelReader().getColor(x, y)) > CLEARLY) {
                    count++;
                }
            }
        }
        return count;
    }
}
