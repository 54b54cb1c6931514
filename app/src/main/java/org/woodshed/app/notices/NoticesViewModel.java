package org.woodshed.app.notices;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;

/** What the notice bar shows: the newest notice, or nothing. Belongs to the screen's thread. */
public final class NoticesViewModel {
    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();

    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void show(Notice notice) {
        current.set(notice);
    }

    /** Tells that a query or a command failed, in the words of whoever failed. */
    public void failed(Throwable failure) {
        String message = failure.getMessage();
        show(Notice.problem(message == null ? Messages.text("problem.unknown", failure.getClass().getSimpleName())
                : message));
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
