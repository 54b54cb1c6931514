package org.woodshed.app.importing;

/**
 * Something a person should know about one line of a file.
 *
 * @param line   counted from 1, as an editor shows it; of a row that spans several lines, the first
 * @param reason one sentence
 */
public record LineProblem(int line, String reason) {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
