package org.woodshed.app.importing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;
import org.woodshed.model.Texts;

/** Reads the rows of one file, whose columns and order of dates are known. Immutable. */
record TogglRowReader(TogglColumns columns, DateOrder order) {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]+");

    /** @throws UnreadableRowException if the row can't become an entry */
    TogglRow read(CsvRow row) throws UnreadableRowException {
        if (columns.isHeader(row)) {
            throw new UnreadableRowException(Messages.text("import.why.header"));
        }
        if (row.cells().size() < columns.needed()) {
            throw new UnreadableRowException(Messages.text("import.why.cutOff", row.cells().size(),
                    columns.header().size()));
        }
        LocalDateTime start = start(row);
        return new TogglRow(row.line(), start, seconds(row, start), line(row, columns.client()), line(row, columns
                .project()), line(row, columns.task()), notes(row.cell(columns.description())), tags(row));
    }

    /** The length as it stands there; only where none stands, the time from start to end. */
    private @Nullable Long seconds(CsvRow row, LocalDateTime start) throws UnreadableRowException {
        OptionalLong elapsed = elapsed(row, start);
        String written = row.cell(columns.duration());
        if (!written.isEmpty()) {
            return Lengths.seconds(written, elapsed);
        }
        return elapsed.isPresent() ? Long.valueOf(elapsed.getAsLong()) : null;
    }

    /** An end that is missing, unreadable or before the start says nothing. */
    private OptionalLong elapsed(CsvRow row, LocalDateTime start) {
        Optional<LocalDate> date = CalendarDates.parse(row.cell(columns.endDate()), order);
        Optional<LocalTime> time = ClockTimes.parse(row.cell(columns.endTime()));
        if (date.isEmpty() || time.isEmpty()) {
            return OptionalLong.empty();
        }
        long seconds = ChronoUnit.SECONDS.between(start, date.get().atTime(time.get()));
        return seconds < 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    private LocalDateTime start(CsvRow row) throws UnreadableRowException {
        String date = row.cell(columns.startDate());
        String time = row.cell(columns.startTime());
        return LocalDateTime.of(
                CalendarDates.parse(date, order).orElseThrow(() -> unreadable("import.why.noStartDate",
                        "import.why.badStartDate", date)),
                ClockTimes.parse(time).orElseThrow(() -> unreadable("import.why.noStartTime",
                        "import.why.badStartTime", time)));
    }

    private static UnreadableRowException unreadable(String missing, String bad, String text) {
        return new UnreadableRowException(text.isEmpty() ? Messages.text(missing)
                : Messages.text(bad, Quoted.text(text)));
    }

    private static String line(CsvRow row, int column) {
        return Texts.singleLine(row.cell(column));
    }

    private static String notes(String cell) {
        String lines = LINE_ENDS.matcher(cell).replaceAll("\n");
        return Texts.multiLine(CONTROLS.matcher(lines).replaceAll(""));
    }

    private List<String> tags(CsvRow row) {
        String cell = row.cell(columns.tags());
        if (cell.isEmpty()) {
            return List.of();
        }
        Set<String> tags = new LinkedHashSet<>();
        Arrays.stream(cell.split(",", -1)).map(Texts::singleLine).filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return List.copyOf(tags);
    }
}
