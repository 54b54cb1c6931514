package org.woodshed.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.backup.BackupException;
import org.woodshed.server.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code woodshed-server restore}. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = {
        "Puts a backup in the place of the embedded database. The server must not be running.",
        "The database that was there is kept beside it; a folder that is missing is made.",
        "Laptops send again what only they have."})
final class RestoreCommand extends FolderCommand {
    @Option(names = "--from", paramLabel = "FILE", required = true, description = "What backup wrote.")
    private @Nullable Path file;

    @Override
    void run(Path folder, PrintWriter output) throws BackupException {
        Path source = ServerCommand.required(file);
        Restore.Restored restored = new Restore(folder).from(source, Instant.now());
        output.println("Restored " + restored.accounts() + " account(s) from " + source);
        output.println(restored.kept() == null ? "There was no database before"
                : "The database that was there is kept as " + restored.kept());
        output.println("Every laptop will see that this is an older copy, and send again what only it has");
    }
}
