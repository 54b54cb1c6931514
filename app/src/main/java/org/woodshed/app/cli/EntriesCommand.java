package org.woodshed.app.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Totals;
import org.woodshed.model.LogbookEntry;
import org.woodshed.protocol.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code woodshed entries}: lists what was practised. */
@Command(name = "entries", description = "List entries, the newest first.")
final class EntriesCommand extends FolderCommand {
    private static final int SHOWN_TO_A_PERSON = 30;
    private static final int NOTES_WIDTH = 48;
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    @Option(names = "--from", paramLabel = "DATE", description = "Only from this practice date on.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only up to this practice date.")
    private @Nullable LocalDate to;

    @Option(names = "--limit", paramLabel = "N",
            description = "At most so many. Default: 30, and all of them with --json or dates.")
    private @Nullable Integer limit;

    @Override
    void check() throws CommandException {
        if (limit != null && limit < 0) {
            throw CommandException.usage("--limit is a number from 0 on.");
        }
    }

    @Override
    int run(Woodshed woodshed) {
        Logbook logbook = woodshed.logbook();
        if (output().json()) {
            printJson(logbook);
        } else {
            printTable(woodshed, logbook);
        }
        return ExitCodes.DONE;
    }

    private Iterator<EntryRow> rows(Logbook logbook, int most) {
        if (from == null && to == null) {
            return new NewestFirst(logbook, most);
        }
        return logbook.entriesBetween(from == null ? FIRST_DATE : from, to == null ? LAST_DATE : to).stream()
                .limit(most).iterator();
    }

    /** Written entry by entry, so that a hundred thousand need no more memory than one. */
    private void printJson(Logbook logbook) {
        PrintStream out = output().out();
        out.print("{\"entries\":[");
        String separator = "";
        for (Iterator<EntryRow> rows = rows(logbook, limit == null ? Integer.MAX_VALUE : limit); rows.hasNext();) {
            out.print(separator);
            out.print(Json.write(EntityJson.entry(rows.next(), logbook)));
            separator = ",";
        }
        out.println("]}");
        out.flush();
    }

    private void printTable(Woodshed woodshed, Logbook logbook) {
        boolean dates = from != null || to != null;
        int most = limit != null ? limit : dates ? Integer.MAX_VALUE : SHOWN_TO_A_PERSON;
        List<EntryRow> shown = new ArrayList<>();
        rows(logbook, most).forEachRemaining(shown::add);
        Totals totals = logbook.totals();
        if (shown.isEmpty()) {
            output().say(totals.entries() == 0 ? "Nothing is logged yet. woodshed log --duration 45 logs 45 minutes."
                    : "No entry is of these dates.");
            return;
        }
        output().say(table(shown, logbook, woodshed.sync().figures().server() != null));
        output().say(shown.size() + " of " + totals.entries() + " entries; " + EntryWords.length(totals.seconds())
                + " hours in all.");
    }

    private static Table table(List<EntryRow> shown, Logbook logbook, boolean connected) {
        EntryWords words = new EntryWords(logbook);
        int idLength = ShortIds.length(shown.stream().map(row -> row.entry().id().value()).toList());
        Table table = new Table("Date", "Start", "Length", "Piece", "Notes", "Id", "");
        for (EntryRow row : shown) {
            LogbookEntry entry = row.entry();
            table.row(EntryWords.day(entry), EntryWords.time(entry), EntryWords.length(entry), words.pieces(entry),
                    ShortText.of(entry.notes(), NOTES_WIDTH), ShortIds.cut(entry.id().value(), idLength), mark(row,
                            connected));
        }
        return table;
    }

    private static String mark(EntryRow row, boolean connected) {
        if (row.needsChoice()) {
            return "needs your choice";
        }
        return row.pending() && connected ? "not yet synced" : "";
    }
}
