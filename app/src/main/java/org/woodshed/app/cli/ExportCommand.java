package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.exporting.ExportFormat;
import org.woodshed.app.exporting.Exporter;
import org.woodshed.client.Woodshed;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code woodshed export}: writes the logbook into a file that other applications read. */
@Command(name = "export", description = {"Export the logbook.",
        "json holds everything; csv opens in spreadsheets; ics in calendars."})
final class ExportCommand extends FolderCommand {
    enum Format {
        json(ExportFormat.JSON), csv(ExportFormat.CSV), ics(ExportFormat.CALENDAR);

        private final ExportFormat format;

        Format(ExportFormat format) {
            this.format = format;
        }
    }

    @Option(names = "--format", required = true, paramLabel = "json|csv|ics", description = "What to write.")
    private @Nullable Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: standard output.")
    private @Nullable Path file;

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (format == null) {
            throw CommandException.usage("Say --format json, csv or ics.");
        }
        Exporter exporter = new Exporter(woodshed.logbook(), terminal().clock());
        if (file == null) {
            exporter.write(format.format, terminal().out());
            terminal().out().flush();
            return ExitCodes.DONE;
        }
        int count = write(exporter, format.format, file);
        output().document(JsonValues.object().put("entries", count).put("file", file.toString()));
        output().say("Exported " + count + (count == 1 ? " entry to " : " entries to ") + file + ".");
        return ExitCodes.DONE;
    }

    private static int write(Exporter exporter, ExportFormat format, Path file) throws CommandException {
        try {
            return exporter.write(format, file);
        } catch (IOException unwritable) {
            throw CommandException.failed("The file " + file + " can't be written (" + unwritable.getMessage()
                    + "). What stood there before is unchanged.");
        }
    }
}
