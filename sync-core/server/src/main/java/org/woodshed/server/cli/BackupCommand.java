package org.woodshed.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.backup.Backup;
import org.woodshed.server.backup.BackupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code woodshed-server backup}: while a server runs it does the work, as the database is its own. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = {
        "Copies the embedded database to a file, whether a server runs on it or not.",
        "With PostgreSQL use pg_dump: see docs/operations.md."})
final class BackupCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, defaultValue = "${env:WOODSHED_DATA}",
            description = "Folder of the database.")
    private @Nullable Path data;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The copy; must not be there yet.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        CommandSpec command = ServerCommand.required(spec);
        Path target = ServerCommand.required(file);
        try {
            long bytes = new Backup(ServerCommand.required(data)).to(target);
            command.commandLine().getOut().println("Backed up to " + target + " (" + bytes + " bytes)");
            command.commandLine().getOut().flush();
            return ExitCode.OK;
        } catch (BackupException notDone) {
            command.commandLine().getErr().println(notDone.getMessage());
            command.commandLine().getErr().flush();
            return ExitCode.SOFTWARE;
        }
    }
}
