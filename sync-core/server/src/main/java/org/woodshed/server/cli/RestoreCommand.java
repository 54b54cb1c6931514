package org.woodshed.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.backup.BackupException;
import org.woodshed.server.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code woodshed-server restore}. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = {
        "Puts a backup in the place of the embedded database. The server must not be running.",
        "The database that was there is kept beside it. Laptops send again what only they have."})
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, defaultValue = "${env:WOODSHED_DATA}",
            description = "Folder of the database; made where it is missing.")
    private @Nullable Path data;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "What backup wrote.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        CommandSpec command = ServerCommand.required(spec);
        Path source = ServerCommand.required(file);
        try {
            Restore.Restored restored = new Restore(ServerCommand.required(data)).from(source, Instant.now());
            PrintWriter output = command.commandLine().getOut();
            output.println("Restored " + restored.accounts() + " account(s) from " + source);
            output.println(restored.kept() == null ? "There was no database before"
                    : "The database that was there is kept as " + restored.kept());
            output.println("Every laptop will see that this is an older copy, and send again what only it has");
            output.flush();
            return ExitCode.OK;
        } catch (BackupException notDone) {
            command.commandLine().getErr().println(notDone.getMessage());
            command.commandLine().getErr().flush();
            return ExitCode.SOFTWARE;
        }
    }
}
