package org.woodshed.app.cli;

import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code woodshed log}: writes down practice. */
@Command(name = "log", description = "Log practice. What is not said otherwise ended just now.")
final class LogCommand extends FolderCommand {
    @Mixin
    private EntryOptions options;

    @Option(names = "--batch",
            description = "Read one JSON object a line from standard input, and answer each with a line once it is safe on the disk.")
    private boolean batch;

    private @Nullable EntryInput input;

    @Override
    void check() throws CommandException {
        EntryInput read = options.read(terminal().clock().getZone());
        if (batch != read.isEmpty()) {
            throw CommandException.usage(batch ? "--batch takes entries from standard input, not from other options."
                    : "Say what to log: woodshed log --duration 45 --piece \"Moonlight Sonata\".");
        }
        input = read;
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (batch || input == null) {
            return new BatchLog(woodshed, terminal(), output()).run();
        }
        return new Saved(output(), woodshed).report("Logged", add(woodshed.logbook(), input, terminal()));
    }

    static Saving add(Logbook logbook, EntryInput input, Terminal terminal) throws InvalidInputException {
        return logbook.addEntry(input.draft(logbook, terminal.clock().instant(), terminal.clock().getZone()));
    }
}
