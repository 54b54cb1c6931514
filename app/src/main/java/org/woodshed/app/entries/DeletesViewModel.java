package org.woodshed.app.entries;

import java.util.List;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/** Deletes without asking, and says how to get it back. Belongs to the screen's thread. */
public final class DeletesViewModel {
    private final Logbook logbook;
    private final EntriesViewModel entries;
    private final UndoViewModel undo;

    public DeletesViewModel(Logbook logbook, EntriesViewModel entries, UndoViewModel undo) {
        this.logbook = logbook;
        this.entries = entries;
        this.undo = undo;
    }

    public void delete(EntityId id) {
        entries.find(id).ifPresent(row -> delete(row.entry()));
    }

    public void delete(LogbookEntry entry) {
        Saving saving = logbook.deleteEntry(entry);
        entries.show(saving);
        undo.didAndSay(new Deed(Messages.text("entry.deleted"), List.of(Deed.Step.changed(entry.state(), saving))));
    }
}
