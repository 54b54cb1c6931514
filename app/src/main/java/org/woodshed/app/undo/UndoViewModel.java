package org.woodshed.app.undo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;

/** What was done, to be undone and redone many levels deep, across all kinds of things. Belongs to the screen's thread. */
public final class UndoViewModel {
    private static final int MOST_LEVELS = 500;
    private final Logbook logbook;
    private final NoticesViewModel notices;
    private final Deque<Deed> done = new ArrayDeque<>();
    private final Deque<Deed> undone = new ArrayDeque<>();
    private final List<Consumer<Saving>> screens = new CopyOnWriteArrayList<>();

    public UndoViewModel(Logbook logbook, NoticesViewModel notices) {
        this.logbook = logbook;
        this.notices = notices;
    }

    /** Has a screen show what undo and redo save, in the same frame. */
    public void onSaving(Consumer<Saving> screen) {
        screens.add(screen);
    }

    /** Takes note of something that was just done. What had been undone can't be redone any more. */
    public void did(Deed deed) {
        undone.clear();
        push(done, deed);
    }

    /** Takes note of it, and says so with the way back. */
    public void didAndSay(Deed deed) {
        did(deed);
        notices.show(Notice.news(deed.what(), Messages.text("undo.undo"), this::undo));
    }

    /** Takes back what was done last; does nothing when there is nothing. */
    public void undo() {
        Deed deed = done.poll();
        if (deed != null) {
            push(undone, deed);
            apply(deed.reversed());
            notices.show(
                    Notice.news(Messages.text("undo.undone", deed.what()), Messages.text("undo.redo"), this::redo));
        }
    }

    /** Does again what was undone last. */
    public void redo() {
        Deed deed = undone.poll();
        if (deed != null) {
            push(done, deed);
            apply(deed);
            notices.show(
                    Notice.news(Messages.text("undo.redone", deed.what()), Messages.text("undo.undo"), this::undo));
        }
    }

    /** Does something that consists only of states to go to, and says so with the way back. */
    public void lead(Deed deed) {
        apply(deed);
        didAndSay(deed);
    }

    private void apply(Deed deed) {
        for (Deed.Step step : deed.steps()) {
            Saving saving = logbook.lead(step.before(), step.after());
            screens.forEach(screen -> screen.accept(saving));
        }
    }

    private static void push(Deque<Deed> deeds, Deed deed) {
        deeds.push(deed);
        if (deeds.size() > MOST_LEVELS) {
            deeds.removeLast();
        }
    }
}
