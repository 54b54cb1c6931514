package org.woodshed.app.entries;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.FocusOrder;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/**
 * The centre of the window: the line to add, the days with their cards, and the editor over the card that is edited. The
 * editor lies above the list, not in a row of it: rows come and go with every sync, what is being typed stays.
 */
public final class EntriesView extends StackPane {
    /** Saves the entry whose fields are open. */
    public static final KeyCombination SAVE_KEYS = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    /** What the cards leave free at the right. */
    private static final double SCROLL_BAR = 14;
    private final EntriesViewModel model;
    private final DeletesViewModel deletes;
    private final Function<LogbookEntry, EntryEditorViewModel> editing;
    private final EntryList list;
    private final Node empty;
    private final ChosenBar chosenBar;
    private final Consumer<List<EntityId>> editTogether;
    private final ChangeListener<Node> saveOnLeaving = (property, before, now) -> focusMoved(now);
    private final ReadOnlyBooleanWrapper isOpen = new ReadOnlyBooleanWrapper(false);
    private @Nullable EntryEditor editor;
    private double editorTop;

    public EntriesView(EntriesViewModel model, DeletesViewModel deletes, Function<LogbookEntry,
            EntryEditorViewModel> editing, QuickAddRow quickAdd, Node empty, Consumer<List<EntityId>> editTogether) {
        this.model = model;
        this.deletes = deletes;
        this.editing = editing;
        this.empty = empty;
        this.editTogether = editTogether;
        getStyleClass().add("entries");
        list = new EntryList(model, new EntryList.Commands() {
            @Override
            public void edit(EntityId id) {
                EntriesView.this.edit(id);
            }

            @Override
            public void deleteChosen() {
                EntriesView.this.deleteChosen();
            }
        });
        StackPane days = new StackPane(list, empty);
        VBox.setVgrow(days, Priority.ALWAYS);
        chosenBar = new ChosenBar(list, editTogether);
        getChildren().add(new VBox(quickAdd, chosenBar, days));
        model.items().addListener((ListChangeListener<LogItem>) change -> itemsChanged());
        model.loadedProperty().addListener((property, before, now) -> itemsChanged());
        itemsChanged();
    }

    private void itemsChanged() {
        boolean nothing = model.loadedProperty().get() && model.items().isEmpty();
        empty.setVisible(nothing);
        list.setVisible(!nothing);
    }

    private void deleteChosen() {
        if (chosenBar.isVisible()) {
            editTogether.accept(chosenBar.chosen());
        } else {
            list.chosen().ifPresent(id -> list.keepingPlace(() -> deletes.delete(id)));
        }
    }

    /** Opens the fields of an entry in its place; one that is open is saved first. */
    public void edit(EntityId id) {
        if (editor != null && !editor.save()) {
            return;
        }
        model.find(id).ifPresent(row -> {
            list.select(id);
            layout();
            open(row.entry(), list.top(id, this));
        });
    }

    /** Opens the fields of any entry, however long ago it was. */
    public void edit(LogbookEntry entry) {
        if (finishEditing()) {
            open(entry, 0);
        }
    }

    private void open(LogbookEntry entry, double place) {
        EntryEditor opened = new EntryEditor(editing.apply(entry), () -> {
            close();
            deletes.delete(entry);
            list.requestFocus();
        }, this::close);
        editorTop = place;
        editor = opened;
        isOpen.set(true);
        opened.setManaged(false);
        getChildren().add(opened);
        opened.applyCss();
        requestLayout();
        opened.focusNotes();
        Scene scene = getScene();
        scene.focusOwnerProperty().addListener(saveOnLeaving);
    }

    /** True while the fields of an entry are open. */
    public boolean isEditing() {
        return isOpen.get();
    }

    public ReadOnlyBooleanProperty editingProperty() {
        return isOpen.getReadOnlyProperty();
    }

    /** Saves the open editor, if one is; false if it has to stay open. */
    public boolean finishEditing() {
        return editor == null || editor.save();
    }

    private void focusMoved(@Nullable Node now) {
        EntryEditor open = editor;
        if (open != null && now != null && !FocusOrder.isInside(now, open)) {
            open.save();
        }
    }

    private void close() {
        EntryEditor open = editor;
        if (open == null) {
            return;
        }
        editor = null;
        isOpen.set(false);
        getScene().focusOwnerProperty().removeListener(saveOnLeaving);
        boolean hadFocus = FocusOrder.isInside(getScene().getFocusOwner(), open);
        getChildren().remove(open);
        if (hadFocus) {
            list.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        EntryEditor open = editor;
        if (open != null) {
            double left = snappedLeftInset();
            double width = getWidth() - left - snappedRightInset() - SCROLL_BAR;
            double height = Math.min(open.fullHeight(width), getHeight() - 8);
            open.resizeRelocate(left, Math.clamp(editorTop, 4, Math.max(4, getHeight() - height - 4)), width, height);
        }
    }
}
