package org.woodshed.app.importing;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Puts reports together for tests, as Toggl writes them. */
final class TogglReport {
    static final String HEADER = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,"
            + "End time,Duration,Tags,Amount ()";
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    /** A row of the most usual kind. */
    TogglReport row(String project, String description, String date, String time, String duration, String tags) {
        return line(String.join(",", "Ann", "ann@example.org", "", quoted(project), "", quoted(description), "No", date,
                time, "", "", duration, quoted(tags), ""));
    }

    TogglReport onDates(String startDate, String endDate) {
        return line("Ann,ann@example.org,,Scales,,,No," + startDate + ",18:00:00," + endDate + ",18:20:00,00:20:00,,");
    }

    TogglReport lasting(String duration, String end) {
        return line("Ann,ann@example.org,,Scales,,,No,2026-11-20,18:00:00,2026-11-20," + end + "," + duration + ",,");
    }

    TogglReport line(String line) {
        lines.add(line);
        return this;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    ParsedFile parse() throws UnreadableFileException {
        return parse(text());
    }

    ParsedFile.Entries entries() throws UnreadableFileException {
        return entries(text());
    }

    static ParsedFile parse(String text) throws UnreadableFileException {
        return TogglFile.parse(text.getBytes(StandardCharsets.UTF_8), ImportOptions.in(BERLIN));
    }

    static ParsedFile.Entries entries(String text) throws UnreadableFileException {
        return entries(text.getBytes(StandardCharsets.UTF_8));
    }

    static ParsedFile.Entries entries(byte[] bytes) throws UnreadableFileException {
        return switch (TogglFile.parse(bytes, ImportOptions.in(BERLIN))) {
            case ParsedFile.Entries entries -> entries;
            case ParsedFile.AskDateOrder ask -> throw new AssertionError("asks about " + ask.example());
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
