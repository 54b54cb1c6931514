package org.woodshed.app.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.woodshed.app.text.Messages;

/** Reads a detailed report of Toggl. Pure. */
public final class TogglFile {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private TogglFile() {}

    /**
     * The entries of a report, and what could not be read.
     *
     * @throws UnreadableFileException if the file is no such report
     */
    public static ParsedFile parse(byte[] bytes, ImportOptions options) throws UnreadableFileException {
        FileText file = FileText.of(bytes);
        List<LineProblem> unreadable = new ArrayList<>();
        List<CsvRow> rows = CsvRows.read(file.text(), delimiter(file.text()), unreadable);
        if (rows.isEmpty()) {
            throw new UnreadableFileException(Messages.text("import.why.empty"));
        }
        TogglColumns columns = TogglColumns.of(rows.getFirst());
        List<CsvRow> body = rows.subList(1, rows.size());
        DateEvidence evidence = evidence(columns, body);
        Optional<DateOrder> order = Optional.ofNullable(options.dateOrder()).or(evidence::order);
        if (order.isEmpty()) {
            return new ParsedFile.AskDateOrder(evidence.example().orElse(""));
        }
        return entries(file, new TogglRowReader(columns, order.get()), body, options, unreadable);
    }

    private static ParsedFile entries(FileText file, TogglRowReader reader, List<CsvRow> body, ImportOptions options,
            List<LineProblem> unreadable) {
        List<ImportLine> lines = new ArrayList<>(body.size());
        List<LineProblem> adjusted = new ArrayList<>();
        ImportIds ids = new ImportIds();
        for (CsvRow row : body) {
            try {
                TogglRow read = reader.read(row);
                lines.add(new ImportLine(read.line(), new TogglEntry(read, adjusted).imported(ids.next(read
                        .canonical()), options.zone())));
            } catch (UnreadableRowException unusable) {
                unreadable.add(new LineProblem(row.line(), unusable.reason()));
            }
        }
        unreadable.sort(Comparator.comparingInt(LineProblem::line));
        return new ParsedFile.Entries(List.copyOf(lines), List.copyOf(unreadable), List.copyOf(adjusted), file
                .guessed());
    }

    private static DateEvidence evidence(TogglColumns columns, List<CsvRow> body) {
        DateEvidence evidence = new DateEvidence();
        body.forEach(row -> evidence.add(row.cell(columns.startDate()), row.cell(columns.endDate())));
        return evidence;
    }

    /** Spreadsheets of some countries save commas as something else: what the first line has most of. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char most = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            most = count(header, candidate) > count(header, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
