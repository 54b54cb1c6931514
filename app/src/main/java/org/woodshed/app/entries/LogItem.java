package org.woodshed.app.entries;

import java.time.LocalDate;
import java.util.List;
import org.woodshed.client.logbook.EntryRow;

/** One row of the log: the heading of a day, or an entry, in the words that are shown. */
public sealed interface LogItem {
    /**
     * Above a day's entries.
     *
     * @param total the day's length in words; empty while a part of the day is not loaded
     */
    record DayHeading(LocalDate date, String name, String total) implements LogItem {}

    /**
     * An entry.
     *
     * @param what   its pieces, or its type where it has none
     * @param labels type, tags and techniques, as small labels
     * @param marks  mood, rating and instrument in one short line
     */
    record EntryCard(EntryRow row, String time, String what, List<String> labels, String notes, String length,
            String marks, boolean savedHere) implements LogItem {}
}
