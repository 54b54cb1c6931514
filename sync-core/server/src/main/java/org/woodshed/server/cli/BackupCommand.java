package org.woodshed.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.backup.Backup;
import org.woodshed.server.backup.BackupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code woodshed-server backup}: while a server runs it does the work, as the database is its own. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = {
        "Copies the embedded database to a file, whether a server runs on it or not.",
        "With PostgreSQL use pg_dump: see docs/operations.md."})
final class BackupCommand extends FolderCommand {
    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The copy; must not be there yet.")
    private @Nullable Path file;

    @Override
    void run(Path folder, PrintWriter output) throws BackupException {
        Path target = ServerCommand.required(file);
        long bytes = new Backup(folder).to(target);
        output.println("Backed up to " + target + " (" + bytes + " bytes)");
    }
}
