package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.importing.DateOrder;
import org.woodshed.app.importing.ImportOptions;
import org.woodshed.app.importing.ImportPreview;
import org.woodshed.app.importing.Importer;
import org.woodshed.app.importing.UnreadableFileException;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.ImportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code woodshed import}: takes over what another application has logged. */
@Command(name = "import", description = {"Import a CSV file: the detailed report of Toggl.",
        "A file that is all right is imported at once. One with lines that can't be read, or that look like entries that are"
                + " here, is imported after you have seen what would come of it: add --yes then."})
final class ImportCommand extends FolderCommand {
    /** The formats of files, and how dates are written, as they are typed. */
    enum Format {
        toggl
    }

    enum Dates {
        dmy, mdy
    }

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "What wrote the file: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.toggl;

    @Option(names = "--dry-run", description = "Only tell what would come of it.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Import what can be read, without asking.")
    private boolean yes;

    @Option(names = "--zone", paramLabel = "ZONE",
            description = "Where it was practised, such as Europe/Berlin. Default: this machine's.")
    private @Nullable String zone;

    @Option(names = "--date-order", paramLabel = "dmy|mdy",
            description = "What 03/04/2026 means. Default: decided by the whole file.")
    private @Nullable Dates dateOrder;

    @Option(names = "--include-duplicates",
            description = "Also import entries beside which one with the same start, length and piece is here.")
    private boolean includeDuplicates;

    private byte[] bytes = new byte[0];

    @Override
    void check() throws CommandException {
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError unreadable) {
            throw CommandException.failed("The file " + file + " can't be read. Nothing was imported.");
        }
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        ZoneId where = zone == null ? terminal().clock().getZone() : StartTimes.zone(zone);
        ImportPreview preview = preview(new Importer(woodshed.logbook()), new ImportOptions(where, order()));
        return switch (preview) {
            case ImportPreview.AskDateOrder ask -> throw CommandException.usage("The dates of this file can be read two"
                    + " ways, such as " + ask.example() + ". Nothing was imported. Say which with --date-order dmy"
                    + " (the day first) or --date-order mdy (the month first).");
            case ImportPreview.Ready ready -> decide(woodshed, ready);
        };
    }

    private ImportPreview read(Importer importer, ImportOptions options) throws CommandException {
        try {
            return switch (format) {
                case toggl -> importer.togglPreview(bytes, options);
            };
        } catch (UnreadableFileException other) {
            throw CommandException.failed(other.getMessage() + " Nothing was imported.");
        }
    }

    private ImportPreview preview(Importer importer, ImportOptions options) throws CommandException {
        ImportPreview preview = read(importer, options);
        if (preview instanceof ImportPreview.AskDateOrder ask && terminal().interactive() && !output().json()) {
            String answer = new Question(terminal()).ask("Is " + ask.example()
                    + " written with the day first, or with the month first? [d/m] ");
            if (answer.equals("d") || answer.equals("m")) {
                return read(importer, options.with(answer.equals("d") ? DateOrder.DAY_FIRST
                        : DateOrder.MONTH_FIRST));
            }
        }
        return preview;
    }

    private @Nullable DateOrder order() {
        return switch (dateOrder) {
            case dmy -> DateOrder.DAY_FIRST;
            case mdy -> DateOrder.MONTH_FIRST;
            case null -> null;
        };
    }

    private int decide(Woodshed woodshed, ImportPreview.Ready preview) throws Exception {
        ImportReport report = new ImportReport(output(), preview, includeDuplicates);
        report.tellPreview();
        if (dryRun) {
            report.tellNothingDone("That was only a look: nothing was imported.");
            return ExitCodes.DONE;
        }
        if (!yes && report.hasSurprises() && !agreed()) {
            report.tellNothingDone("Nothing was imported. Add --yes to import what can be read.");
            return ExitCodes.NEEDS_CHOICE;
        }
        ImportResult result = woodshed.logbook().importEntries(preview.entries(includeDuplicates)).get();
        report.tellDone(result);
        return ExitCodes.DONE;
    }

    private boolean agreed() {
        return terminal().interactive() && !output().json()
                && List.of("y", "yes").contains(new Question(terminal()).ask(
                        "Import what can be read? [y/N] "));
    }
}
