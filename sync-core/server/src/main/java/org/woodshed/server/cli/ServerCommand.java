package org.woodshed.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code woodshed-server} command: runs and looks after a sync server. */
@Command(name = "woodshed-server", description = "Keeps a musician's laptops in step.", mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return CommandLine.ExitCode.OK;
    }
}
