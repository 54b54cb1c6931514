package org.woodshed.app.tour;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.woodshed.app.importing.ImportPreview;
import org.woodshed.client.logbook.ImportResult;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.Totals;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;

/** The first laptop alone, with no network. */
record YearOfPractice(TourReport report, Laptop laptop, Clock clock) {
    void importOffline() throws TourFailedException, InterruptedException {
        report.step(laptop.name() + " takes over a year of practice from Toggl, with no network");
        Logbook logbook = laptop.woodshed().logbook();
        ImportPreview.Ready preview = SampleLog.preview(logbook);
        int entries = preview.fresh().size();
        report.tell("preview: " + entries + " new entries, " + preview.file().unreadable().size()
                + " lines that can't be read");
        long pieces = preview.fresh().stream().map(line -> line.entry().piece()).filter(PieceName.class::isInstance)
                .distinct().count();
        ImportResult result = add(logbook, preview.entries(false));
        report.check("entries imported", entries, result.entriesAdded());
        report.check("entries imported by doing it again", 0, add(logbook, SampleLog.preview(logbook).entries(false))
                .entriesAdded());
        Totals totals = logbook.totals();
        report.check("entries in the logbook", entries, totals.entries());
        report.check("pieces in the logbook", Math.toIntExact(pieces), totals.pieces());
        report.tell("practised: " + Words.hours(totals.seconds()));
        report.check("changes that wait for a server", totals.entries() + totals.pieces(),
                laptop.woodshed().sync().outbox()
                        .size());
    }

    private ImportResult add(Logbook logbook, List<ImportedEntry> entries) throws TourFailedException,
            InterruptedException {
        try {
            return laptop.await("importing", logbook.importEntries(entries));
        } catch (InvalidInputException refused) {
            throw new TourFailedException("An entry was not accepted: " + refused.getMessage() + ".");
        }
    }

    void logOffline() throws TourFailedException, InterruptedException {
        report.step(laptop.name() + " logs 45 minutes of today");
        Logbook logbook = laptop.woodshed().logbook();
        int before = logbook.totals().entries();
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(45, ChronoUnit.MINUTES);
        try {
            EntryDraft draft = EntryDraft.starting(PracticeTime.starting(start, clock.getZone(),
                    PracticeTime.DEFAULT_DAY_START), clock.instant()).durationSeconds(45 * 60).notes(
                            "Inner voices, slowly")
                    .source(EntryVocabulary.SOURCE_MANUAL);
            draft.pieces(List.of(PiecePractice.of(logbook.pieceNamed(new PieceName(
                    "Brahms: Intermezzo in A major, op. 118 no. 2", null)))));
            laptop.await("saving", logbook.addEntry(draft).durable());
        } catch (InvalidInputException refused) {
            throw new TourFailedException("The entry was not accepted: " + refused.getMessage() + ".");
        }
        report.check("entries in the logbook", before + 1, logbook.totals().entries());
    }
}
