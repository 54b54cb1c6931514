package org.woodshed.app.cli;

import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.model.LogbookEntry;

/** Waits until an edit of an entry is safe on the disk, gives the server its second, and tells how far it came. */
record Saved(Output output, Woodshed woodshed) {
    /**
     * Tells about one edit.
     *
     * @param done what was done, such as "Logged"
     * @return the exit code
     */
    int report(String done, Saving saving) throws Exception {
        EntityState stored = saving.durable().get();
        ServerWait reached = ServerWait.after(woodshed, stored.key());
        output.document(JsonValues.object().put("id", stored.id().value()).put("saved", true).put("synced",
                reached == ServerWait.SYNCED));
        LogbookEntry shown = new LogbookEntry(saving.state());
        output.say(done + " " + new EntryWords(woodshed.logbook()).sentence(shown) + ".");
        output.say(reached.sentence() + " Its id is " + stored.id() + ".");
        return reached.exitCode();
    }
}
