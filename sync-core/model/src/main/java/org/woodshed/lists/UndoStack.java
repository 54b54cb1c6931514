package org.woodshed.lists;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.model.EntityId;

/** What can be undone and redone, newest first. Not thread-safe. */
final class UndoStack {
    private final int limit;
    private final Deque<List<ListEdit>> undo = new ArrayDeque<>();
    private final Deque<List<ListEdit>> redo = new ArrayDeque<>();

    UndoStack(int limit) {
        this.limit = limit;
    }

    /** Something was done that these edits undo. */
    void did(List<ListEdit> inverse) {
        redo.clear();
        push(undo, inverse);
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    boolean canRedo() {
        return !redo.isEmpty();
    }

    /** The positions in a list that undoing or redoing leads to. */
    Set<String> positions(EntityId list) {
        return Stream.concat(undo.stream(), redo.stream()).flatMap(List::stream)
                .flatMap(edit -> edit instanceof ListEdit.MoveItem move && move.list().equals(list)
                        ? Stream.of(move.position())
                        : Stream.empty())
                .collect(
                        Collectors.toSet());
    }

    /** Puts other edits in the place of those remembered. */
    void translate(UnaryOperator<ListEdit> translation) {
        translate(undo, translation);
        translate(redo, translation);
    }

    private static void translate(Deque<List<ListEdit>> stack, UnaryOperator<ListEdit> translation) {
        List<List<ListEdit>> translated =
                stack.stream().map(edits -> edits.stream().map(translation).toList()).toList();
        stack.clear();
        stack.addAll(translated);
    }

    /** Makes the newest edits that undo something; {@code run} answers what undoes them in turn. */
    boolean undo(UnaryOperator<List<ListEdit>> run) {
        return swap(undo, redo, run);
    }

    boolean redo(UnaryOperator<List<ListEdit>> run) {
        return swap(redo, undo, run);
    }

    private boolean swap(Deque<List<ListEdit>> from, Deque<List<ListEdit>> to, UnaryOperator<List<ListEdit>> run) {
        List<ListEdit> edits = from.poll();
        if (edits == null) {
            return false;
        }
        push(to, run.apply(edits));
        return true;
    }

    private void push(Deque<List<ListEdit>> stack, List<ListEdit> edits) {
        stack.push(edits);
        if (stack.size() > limit) {
            stack.removeLast();
        }
    }
}
