package org.woodshed.app.cli;

import org.woodshed.client.Woodshed;
import picocli.CommandLine.Command;

/** {@code woodshed sync}: syncs now. */
@Command(name = "sync", description = "Sync now, and wait until it is done.")
final class SyncCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) throws Exception {
        return new SyncRun(woodshed, output()).run();
    }
}
