package org.woodshed.app.importing;

import java.util.List;

/** What a file says, before the logbook is looked at. */
public sealed interface ParsedFile {
    /**
     * A file that can be imported.
     *
     * @param lines      its entries, in its order
     * @param unreadable lines that can't become entries, by line
     * @param adjusted   lines whose entry lacks something, because the logbook has a limit, by line
     * @param guessed    true if the file is no Unicode, so that accents may have come out wrong
     */
    record Entries(List<ImportLine> lines, List<LineProblem> unreadable, List<LineProblem> adjusted,
            boolean guessed) implements ParsedFile {}

    /**
     * The file does not tell whether its dates begin with the day or the month: ask, and parse it again with the answer.
     *
     * @param example a date of the file that can be read both ways
     */
    record AskDateOrder(String example) implements ParsedFile {}
}
