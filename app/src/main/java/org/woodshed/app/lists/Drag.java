package org.woodshed.app.lists;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.woodshed.lists.ListItem;
import org.woodshed.model.EntityId;

/** What is being dragged inside the screen: an item or a list, or nothing. To be used on the JavaFX thread. */
final class Drag {
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");
    private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");
    private @Nullable ListItem item;
    private @Nullable EntityId list;

    void start(ListCell<?> cell, MouseEvent event, @Nullable ListItem draggedItem, @Nullable EntityId draggedList) {
        item = draggedItem;
        list = draggedList;
        cell.startFullDrag();
        event.consume();
    }

    @Nullable
    ListItem item() {
        return item;
    }

    @Nullable
    EntityId list() {
        return list;
    }

    void end() {
        item = null;
        list = null;
    }

    /** Shows on a row that what is dragged would stand above or below it. */
    static void between(ListCell<?> cell, MouseDragEvent event) {
        boolean below = isBelow(cell, event);
        cell.pseudoClassStateChanged(ABOVE, !below);
        cell.pseudoClassStateChanged(BELOW, below);
    }

    /** Shows on a row that what is dragged would go into it. */
    static void into(ListCell<?> cell) {
        cell.pseudoClassStateChanged(INTO, true);
    }

    static void leave(ListCell<?> cell) {
        cell.pseudoClassStateChanged(ABOVE, false);
        cell.pseudoClassStateChanged(BELOW, false);
        cell.pseudoClassStateChanged(INTO, false);
    }

    static boolean isBelow(ListCell<?> cell, MouseDragEvent event) {
        return cell.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() > cell.getHeight() / 2;
    }

    /** How many others stand before what was dragged from one row to another. */
    static int target(int from, int row, boolean below) {
        int others = from >= 0 && from < row ? row - 1 : row;
        return below && row != from ? others + 1 : others;
    }
}
