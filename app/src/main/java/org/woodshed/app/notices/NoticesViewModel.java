package org.woodshed.app.notices;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;

/** What the notice bar shows: the newest notice, or nothing. Belongs to the screen's thread. */
public final class NoticesViewModel {
    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();
    private @Nullable Consumer<Trouble> details;

    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void show(Notice notice) {
        current.set(notice);
    }

    /** Where more is said about a failure, if there is such a place; called on the screen's thread. */
    public void onDetails(Consumer<Trouble> show) {
        details = show;
    }

    /** Tells that a query or a command failed: what is safe, what to do, a short code to quote, and more at a press. */
    public void failed(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        Consumer<Trouble> more = details;
        show(new Notice(Notice.Kind.PROBLEM, Messages.text("problem.coded", trouble.sentence(), trouble.code()),
                more == null ? null : new Notice.Action(Messages.text("problem.more"), () -> more.accept(trouble))));
    }

    /** Takes the notice's action, and the notice away. */
    public void act() {
        Notice notice = current.get();
        dismiss();
        if (notice != null && notice.action() != null) {
            notice.action().command().run();
        }
    }

    public void dismiss() {
        current.set(null);
    }

    /** Takes this notice away if it is still the one that is shown. */
    public void dismiss(Notice notice) {
        if (notice.equals(current.get())) {
            dismiss();
        }
    }
}
