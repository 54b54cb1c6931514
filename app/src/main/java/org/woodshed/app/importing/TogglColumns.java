package org.woodshed.app.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.woodshed.app.text.Messages;

/**
 * Where the columns of a Toggl detailed report stand; found by name, so their order and columns without a name do not matter.
 * -1 stands for a column that the file does not have.
 */
record TogglColumns(List<String> header, int client, int project, int task, int description, int startDate,
        int startTime, int endDate, int endTime, int duration, int tags) {

    /** @throws UnreadableFileException if the row is no header of such a report */
    static TogglColumns of(CsvRow header) throws UnreadableFileException {
        List<String> names = names(header);
        Map<String, Integer> byName = new HashMap<>();
        for (int column = 0; column < names.size(); column++) {
            byName.putIfAbsent(names.get(column), column);
        }
        TogglColumns columns = new TogglColumns(names, at(byName, "client"), at(byName, "project"), at(byName, "task"),
                at(byName, "description"), at(byName, "start date"), at(byName, "start time"), at(byName, "end date",
                        "stop date"),
                at(byName, "end time", "stop time"), at(byName, "duration"), at(byName, "tags", "tag"));
        columns.requireTimes();
        return columns;
    }

    /** True for a row that is the header again: reports put together by hand have such rows. */
    boolean isHeader(CsvRow row) {
        return row.cell(startDate).equalsIgnoreCase(header.get(startDate)) && row.cell(duration).equalsIgnoreCase(
                header.get(duration));
    }

    /** How many cells a row needs so that nothing this importer reads is cut off. */
    int needed() {
        int last = -1;
        for (int column : new int[] {client, project, task, description, startDate, startTime, endDate, endTime,
                duration, tags}) {
            last = Math.max(last, column);
        }
        return last + 1;
    }

    private void requireTimes() throws UnreadableFileException {
        List<String> missing = new ArrayList<>();
        if (startDate < 0) {
            missing.add("Start date");
        }
        if (startTime < 0) {
            missing.add("Start time");
        }
        if (duration < 0) {
            missing.add("Duration");
        }
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(Messages.text("import.why.noToggl", String.join(", ",
                    missing)));
        }
    }

    private static int at(Map<String, Integer> byName, String... names) {
        for (String name : names) {
            Integer column = byName.get(name);
            if (column != null) {
                return column;
            }
        }
        return -1;
    }

    private static List<String> names(CsvRow row) {
        return row.cells().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
