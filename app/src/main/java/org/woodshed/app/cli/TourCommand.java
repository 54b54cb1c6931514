package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.tour.Tour;
import org.woodshed.app.tour.TourFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code woodshed tour}: the guided demonstration. */
@Command(name = "tour", description = {"See how it works: a server, two laptops, a year of practice.",
        "Everything happens in temporary folders, which are removed; only pictures of the windows stay."})
final class TourCommand implements Callable<Integer> {
    @ParentCommand
    private WoodshedCommand root;

    @Option(names = "--pictures", paramLabel = "DIR",
            description = "Where pictures of the windows go. Default: a new temporary folder.")
    private @Nullable Path pictures;

    @Override
    public Integer call() throws IOException, InterruptedException, CommandException {
        Logger.getLogger("").setLevel(root.verbose() ? Level.INFO : Level.OFF);
        Path folder = pictures == null ? Files.createTempDirectory("woodshed-pictures") : pictures;
        Output output = root.output();
        try {
            new Tour(output::tell, server(), folder, root.terminal().clock()).run();
            return ExitCodes.DONE;
        } catch (TourFailedException failure) {
            throw CommandException.failed("The tour failed. " + failure.getMessage());
        }
    }

    private static Path server() throws CommandException {
        String home = System.getProperty("woodshed.home");
        if (home == null) {
            throw CommandException.failed("The tour needs the whole Woodshed folder: start it with bin/woodshed tour.");
        }
        boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(home, "bin", windows ? "woodshed-server.cmd" : "woodshed-server");
    }
}
