package org.woodshed.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code woodshed tour}. */
@Command(name = "tour", description = "See it work.")
final class TourCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCodes.DONE;
    }
}
