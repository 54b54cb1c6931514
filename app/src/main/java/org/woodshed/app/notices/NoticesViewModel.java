package org.woodshed.app.notices;

import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;
import org.woodshed.client.store.StoreException;

/** What the notice bar shows: the newest notice, or nothing. Belongs to the screen's thread. */
public final class NoticesViewModel {
    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();

    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void show(Notice notice) {
        current.set(notice);
    }

    /** Tells that a query or a command failed, in the words of whoever failed, with a short code to quote. */
    public void failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
                : failure;
        String code = cause instanceof StoreException refused ? refused.kind().name()
                : cause.getClass()
                        .getSimpleName();
        String message = cause.getMessage();
        show(Notice.problem(message == null ? Messages.text("problem.unknown", code)
                : Messages.text("problem.coded", message, code)));
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
