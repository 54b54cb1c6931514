package org.woodshed.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.backup.BackupException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on the folder of the embedded database, and says in one sentence why it did nothing. */
abstract class FolderCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, defaultValue = "${env:WOODSHED_DATA}",
            description = "Folder of the database.")
    private @Nullable Path data;

    @Override
    public final Integer call() {
        CommandSpec command = ServerCommand.required(spec);
        try {
            run(ServerCommand.required(data), command.commandLine().getOut());
            command.commandLine().getOut().flush();
            return ExitCode.OK;
        } catch (BackupException notDone) {
            command.commandLine().getErr().println(notDone.getMessage());
            command.commandLine().getErr().flush();
            return ExitCode.SOFTWARE;
        }
    }

    /** @throws BackupException if nothing was done */
    abstract void run(Path folder, PrintWriter output) throws BackupException;
}
