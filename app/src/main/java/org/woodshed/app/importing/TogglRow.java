package org.woodshed.app.importing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a Toggl report says, every text trimmed and normalised.
 *
 * @param start   by the clock where it was lived
 * @param seconds how long; null where the row does not say
 * @param tags    in the order of the file, each once
 */
record TogglRow(int line, LocalDateTime start, @Nullable Long seconds, String client, String project, String task,
        String description, List<String> tags) {
    private static final String SEPARATOR = "\u0000";

    /**
     * The row in one spelling, whatever the order of columns, the way dates and lengths are written, the encoding and the line
     * ends of the file it came in. The end is left out, for only the length counts.
     */
    String canonical() {
        return String.join(SEPARATOR, start.toString(), String.valueOf(seconds), client, project, task, description,
                String.join(",", new TreeSet<>(tags)));
    }
}
