package org.woodshed.app.cli;

import org.woodshed.client.Woodshed;
import org.woodshed.model.LogbookEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code woodshed delete}: deletes an entry. */
@Command(name = "delete", description = "Delete an entry.")
final class DeleteCommand extends FolderCommand {
    @Parameters(paramLabel = "ID", description = "The entry's id, or enough of its beginning.")
    private String id = "";

    @Override
    int run(Woodshed woodshed) throws Exception {
        LogbookEntry entry = EntryFinder.find(woodshed.logbook(), id);
        return new Saved(output(), woodshed).report("Deleted", woodshed.logbook().deleteEntry(entry));
    }
}
