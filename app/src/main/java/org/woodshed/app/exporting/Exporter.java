package org.woodshed.app.exporting;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.stream.Stream;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.LogbookEntry;

/**
 * Exports a logbook, oldest entry first, reading it as it goes. Reads and writes the disk, so not for the JavaFX thread;
 * thread-safe.
 */
public final class Exporter {
    private final Logbook logbook;
    private final InstantSource clock;

    public Exporter(Logbook logbook, InstantSource clock) {
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * Writes a file. What stood under its name stays whole until the export is complete, and then is replaced.
     *
     * @return how many entries it holds
     * @throws IOException if it can't be written
     */
    public int write(ExportFormat format, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path unfinished = Files.createTempFile(folder == null ? Path.of("") : folder, ".woodshed-export", ".tmp");
        try {
            int count;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                count = write(format, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes UTF-8 to a stream, which stays open.
     *
     * @return how many entries were written
     * @throws IOException if the stream can't be written
     */
    public int write(ExportFormat format, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try (Stream<LogbookEntry> entries = logbook.allEntries()) {
            Iterator<LogbookEntry> oldestFirst = entries.iterator();
            int count = switch (format) {
                case JSON -> new JsonExport(writer, logbook).write(oldestFirst, clock.instant());
                case CSV -> new CsvExport(writer, logbook).write(oldestFirst);
                case CALENDAR -> new CalendarExport(writer, logbook).write(oldestFirst, clock.instant());
            };
            writer.flush();
            return count;
        } catch (UncheckedIOException unwritable) {
            throw new IOException(unwritable.getMessage(), unwritable);
        }
    }
}
