package org.woodshed.app.lists;

import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;
import org.woodshed.model.Texts;

/** What is done to whole lists. Belongs to the screen's thread. */
public final class ListCommands {
    private final ListsViewModel model;

    public ListCommands(ListsViewModel model) {
        this.model = model;
    }

    /** Makes a list and shows it; false if that is no name. */
    public boolean create(String typed, ListKind kind) {
        String name = typed(typed);
        if (name == null) {
            return false;
        }
        EntityId id = model.newId();
        model.edit(lists -> lists.createList(id, kind, name));
        model.listProperty().set(id);
        return true;
    }

    /** Renames the list; false if that is no name. The same name changes nothing. */
    public boolean rename(PracticeList list, String typed) {
        String name = typed(typed);
        if (name != null && !name.equals(list.name())) {
            model.edit(lists -> lists.renameList(list.id(), name));
        }
        return name != null;
    }

    private @Nullable String typed(String typed) {
        String name = Texts.singleLine(typed);
        if (name.isEmpty()) {
            return null;
        }
        if (Texts.length(name) > ItemField.MAX_NAME) {
            model.tell(Notice.problem(Messages.text("lists.tooLong", ItemField.MAX_NAME)));
            return null;
        }
        return name;
    }

    /** Moves a list so that so many others stand before it. */
    public void move(EntityId list, int index) {
        int last = model.rows().size() - 1;
        if (model.index(list) != Math.clamp(index, 0, last)) {
            model.edit(lists -> lists.moveList(list, index));
        }
    }

    /** Moves the list that is shown up or down. */
    public void moveBy(int step) {
        EntityId list = model.listProperty().get();
        int target = model.index(list) + step;
        if (list != null && target >= 0 && target < model.rows().size()) {
            move(list, target);
        }
    }

    /** Removes the list that is shown; it can be restored. */
    public void remove() {
        model.shown().map(ListRow::list).ifPresent(list -> {
            model.edit(lists -> lists.removeList(list.id()));
            model.tellGone(Messages.text("lists.removed", list.name()));
        });
    }

    /** Brings a removed list back as it is now, and shows it. */
    public void restore(EntityId list) {
        model.edit(lists -> lists.restoreList(list));
        model.listProperty().set(list);
    }

    /** Makes a list with the same items, none of them done, and shows it. */
    public void duplicate() {
        model.shown().map(ListRow::list).ifPresent(list -> {
            EntityId id = model.newId();
            String name = Texts.clip(Messages.text("lists.copyOf", list.name()), ItemField.MAX_NAME);
            model.edit(lists -> lists.duplicate(list.id(), id, name, model::newId));
            model.listProperty().set(id);
        });
    }

    /** Removes from the list that is shown what is done. */
    public void clearDone() {
        model.shown().filter(row -> row.done() > 0).ifPresent(row -> {
            model.edit(lists -> lists.clearDone(row.list().id(), model.today()));
            model.tellGone(Messages.text("lists.cleared", row.done()));
        });
    }

    /** Whether there is something to undo, and to redo. */
    public boolean canUndo() {
        ListsView now = model.viewProperty().get();
        return now != null && now.canUndo();
    }

    public boolean canRedo() {
        ListsView now = model.viewProperty().get();
        return now != null && now.canRedo();
    }
}
