package org.woodshed.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code woodshed} command: opens the logbook, or works with it from a terminal. */
@Command(name = "woodshed", description = "A practice logbook that works with no network.",
        mixinStandardHelpOptions = true)
public final class WoodshedCommand implements Callable<Integer> {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WoodshedCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return CommandLine.ExitCode.OK;
    }
}
