package org.woodshed.app.entries;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;

/** Deletes without asking, and brings back, many levels deep. Belongs to the screen's thread. */
public final class DeletesViewModel {
    private final Logbook logbook;
    private final EntriesViewModel entries;
    private final NoticesViewModel notices;
    private final Deque<EntryRow> deleted = new ArrayDeque<>();

    public DeletesViewModel(Logbook logbook, EntriesViewModel entries, NoticesViewModel notices) {
        this.logbook = logbook;
        this.entries = entries;
        this.notices = notices;
    }

    public void delete(EntityId id) {
        entries.find(id).ifPresent(row -> {
            entries.show(logbook.deleteEntry(row.entry()));
            deleted.push(row);
            notices.show(Notice.news(Messages.text("entry.deleted"), Messages.text("entry.undo"), this::undo));
        });
    }

    /** Brings back what was deleted last; does nothing when there is nothing. */
    public void undo() {
        EntryRow row = deleted.poll();
        if (row == null) {
            return;
        }
        CompletableFuture<Boolean> restored = logbook.restore(EntityKey.entry(row.entry().id()));
        entries.showAgain(row, restored);
        entries.selectedProperty().set(row.entry().id());
        notices.show(Notice.news(Messages.text("entry.restored")));
    }
}
