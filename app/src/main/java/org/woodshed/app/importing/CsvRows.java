package org.woodshed.app.importing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.woodshed.app.text.Messages;

/**
 * Cuts CSV text into rows. A quotation mark that is opened and never closed would swallow the rows after it: such a line is
 * reported, and reading goes on with the next one.
 */
final class CsvRows {

    private final String text;
    private final CSVFormat format;
    private final char delimiter;
    private final List<CsvRow> rows = new ArrayList<>();

    /** How many delimiters the first row has. */
    private int width;

    private CsvRows(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    }

    /**
     * All rows that are not blank.
     *
     * @param problems takes a line for everything that could not be cut into rows
     */
    static List<CsvRow> read(String text, char delimiter, List<LineProblem> problems) {
        CsvRows rows = new CsvRows(text, delimiter);
        int offset = 0;
        int line = 1;
        while (offset < text.length()) {
            int broken = rows.readFrom(offset, line);
            if (broken == 0) {
                break;
            }
            problems.add(new LineProblem(broken, Messages.text("import.why.openQuote")));
            offset = rows.afterLines(offset, broken - line + 1);
            line = broken + 1;
        }
        return rows.rows;
    }

    /** Reads to the end, or to the first broken row; its line, or 0. */
    private int readFrom(int offset, int firstLine) {
        int line = firstLine;
        try (StringReader reader = new StringReader(text)) {
            reader.skip(offset);
            CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get();
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord parsed = records.next();
                CsvRow row = new CsvRow(line, parsed.toList());
                if (swallowsAnother(row)) {
                    return line;
                }
                keep(row);
                line = firstLine + (int) parser.getCurrentLineNumber();
            }
            return 0;
        } catch (UncheckedIOException | IOException broken) {
            return line;
        }
    }

    private void keep(CsvRow row) {
        if (!row.isBlank()) {
            if (rows.isEmpty()) {
                width = row.cells().size() - 1;
            }
            rows.add(row);
        }
    }

    /** True if a cell goes over lines of which one looks like a row of its own. */
    private boolean swallowsAnother(CsvRow row) {
        if (rows.isEmpty() || width == 0) {
            return false;
        }
        return row.cells().stream().anyMatch(cell -> hasLines(cell) && cell.lines().skip(1)
                .anyMatch(inner -> inner.chars().filter(c -> c == delimiter).count() >= width));
    }

    private static boolean hasLines(String cell) {
        return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
    }

    /** Where the text goes on after so many lines. */
    private int afterLines(int offset, int lines) {
        int position = offset;
        for (int passed = 0; passed < lines && position < text.length(); passed++) {
            while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
                position++;
            }
            boolean pair = text.startsWith("\r\n", position);
            position = Math.min(text.length(), position + (pair ? 2 : 1));
        }
        return position;
    }
}
