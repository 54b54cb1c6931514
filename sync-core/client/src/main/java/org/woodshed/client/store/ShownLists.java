package org.woodshed.client.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListReplica;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.ListOperation;

/**
 * The lists as screens show them: what is on the disk, and the edits that are still on their way there. Operations
 * commute, so what comes from other laptops meanwhile can be applied to both in any order. Nobody waits for the disk
 * here. Thread-safe.
 */
final class ShownLists {
    private final RandomGenerator random;
    private final List<Consumer<ListsView>> listeners = new CopyOnWriteArrayList<>();
    /** What each edit made that is not on the disk yet. */
    private final Deque<List<ListOperation>> unwritten = new ArrayDeque<>();
    private @Nullable ListReplica replica;
    private @Nullable ListEditor editor;
    private volatile @Nullable ListsView view;

    ShownLists(RandomGenerator random) {
        this.random = random;
    }

    @Nullable
    ListsView view() {
        return view;
    }

    Subscription subscribe(Consumer<ListsView> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Shows what is on the disk, with the edits that are not there yet; what can be undone is forgotten. */
    synchronized void show(ListReplica stored) {
        unwritten.forEach(made -> made.forEach(stored::take));
        replica = stored;
        editor = new ListEditor(stored, random);
        tell();
    }

    /** What is on the disk can't be told: whoever wants to see it has to ask once more. */
    synchronized void forget() {
        replica = null;
        editor = null;
        view = null;
    }

    /**
     * Makes edits and shows them; answers their operations, which are to be written.
     *
     * @throws IllegalStateException if {@link #show} was not called yet
     */
    synchronized List<ListOperation> edit(Consumer<ListEditor> edits) {
        if (editor == null) {
            throw new IllegalStateException("the lists are not read yet");
        }
        edits.accept(editor);
        List<ListOperation> made = editor.takeMade();
        unwritten.add(made);
        tell();
        return made;
    }

    /** These operations are on the disk, or never will be. */
    synchronized void settled(List<ListOperation> made) {
        unwritten.removeFirstOccurrence(made);
    }

    /** Takes what other laptops did, after it was stored. */
    synchronized void take(List<ListOperation> operations) {
        ListReplica shown = replica;
        if (shown != null && !operations.isEmpty()) {
            operations.forEach(shown::take);
            tell();
        }
    }

    private void tell() {
        ListReplica shown = replica;
        ListEditor editing = editor;
        if (shown == null || editing == null) {
            return;
        }
        Map<EntityId, List<ListItem>> items = new HashMap<>();
        for (PracticeList list : shown.state().lists()) {
            items.put(list.id(), shown.state().items(list.id()));
        }
        ListsView now = new ListsView(shown.state().lists(), shown.state().removedLists(), Map.copyOf(items), editing
                .canUndo(), editing.canRedo());
        view = now;
        listeners.forEach(listener -> listener.accept(now));
    }
}
