package org.woodshed.app.tour;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import org.woodshed.app.importing.ImportOptions;
import org.woodshed.app.importing.ImportPreview;
import org.woodshed.app.importing.Importer;
import org.woodshed.app.importing.UnreadableFileException;
import org.woodshed.client.logbook.Logbook;

/** The year of practice that comes with Woodshed: a report as Toggl writes it, of a pianist who does not exist. */
final class SampleLog {
    private static final String FILE = "a-year-of-practice.csv";
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    private SampleLog() {}

    static ImportPreview.Ready preview(Logbook logbook) throws TourFailedException {
        try (InputStream file = SampleLog.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new TourFailedException("The year of practice that comes with Woodshed is missing.");
            }
            return switch (new Importer(logbook).togglPreview(file.readAllBytes(), ImportOptions.in(ZONE))) {
                case ImportPreview.Ready ready -> ready;
                case ImportPreview.AskDateOrder ask -> throw new TourFailedException("The dates of the year of practice"
                        + " can be read two ways.");
            };
        } catch (IOException | UnreadableFileException unreadable) {
            throw new TourFailedException("The year of practice can't be read: " + unreadable.getMessage());
        }
    }
}
