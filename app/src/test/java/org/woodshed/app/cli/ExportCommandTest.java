package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.app.cli.Shell.Outcome;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

class ExportCommandTest {
    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder.resolve("data"));
    }

    private String export(String format) throws IOException {
        Path file = folder.resolve("export");
        assertThat(shell.run("export", "--format", format, "--output", file.toString()).exitCode()).isZero();
        return Files.readString(file);
    }

    private List<CSVRecord> csv() throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(export(
                "csv"))).getRecords();
    }

    @Test
    void jsonHoldsEverythingAsTheWireCarriesIt() throws Exception {
        shell.log("--duration", "45", "--piece", "Étude", "--composer", "Chopin", "--notes", "one\ntwo “quoted” 🎻",
                "--tag", "a", "--rating", "5");
        ObjectNode entry = shell.onlyEntry();

        ObjectNode export = Json.readStored(export("json"));

        assertThat(export.path("format").stringValue()).isEqualTo("woodshed");
        assertThat(export.path("entries")).hasSize(1);
        assertThat(export.path("entries").path(0).path("id")).isEqualTo(entry.path("id"));
        ObjectNode data = (ObjectNode) export.path("entries").path(0).path("data");
        assertThat(data.propertyNames()).containsExactlyInAnyOrder("when", "durationSeconds", "pieces", "notes", "tags",
                "rating", "source", "createdAt");
        assertThat(data.path("notes")).isEqualTo(entry.path("notes"));
        assertThat(export.path("pieces").path(0).path("id")).isEqualTo(data.path("pieces").path(0).path("pieceId"));
        assertThat(export.path("pieces").path(0).path("data").path("title").stringValue()).isEqualTo("Étude");
    }

    @Test
    void csvHasIsoDatesAndSecondsAndEndsItsLinesByTheRules() throws Exception {
        shell.log("--duration", "45", "--piece", "Étude", "--composer", "Chopin", "--notes", "a, \"b\"\nc", "--tag",
                "x",
                "--tag", "y");

        CSVRecord row = csv().getFirst();

        assertThat(row.toMap()).containsEntry("date", "2026-11-20").containsEntry("start", "2026-11-20T18:45:00+01:00")
                .containsEntry("zone", "Europe/Berlin").containsEntry("duration_seconds", "2700")
                .containsEntry("pieces",
                        "Étude")
                .containsEntry("composers", "Chopin").containsEntry("tags", "x; y").containsEntry("notes",
                        "a, \"b\"\nc");
        assertThat(export("csv")).endsWith("\r\n").startsWith("date,start,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)"})
    void noCellOfACsvFileIsAFormula(String text) throws Exception {
        shell.log("--notes", text, "--tag", text, "--piece", text);

        CSVRecord row = csv().getFirst();

        assertThat(row.get("notes")).isEqualTo("'" + text);
        assertThat(row.get("tags")).isEqualTo("'" + text);
        assertThat(row.get("pieces")).isEqualTo("'" + text);
    }

    @Test
    void aCalendarHasAnEventForEverySession() throws Exception {
        shell.log("--duration", "45", "--piece", "Étude; op. 10, no. 1", "--notes",
                "back\\slash\nnew line " + "é".repeat(
                        100),
                "--tag", "a,b");
        shell.log("--start", "2026-11-19T18:00");

        String calendar = export("ics");

        assertThat(calendar.split("\r\n", -1)).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(75)).noneMatch(line -> line.contains("\n"));
        String unfolded = calendar.replace("\r\n ", "");
        assertThat(unfolded).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:").endsWith("END:VCALENDAR\r\n");
        assertThat(unfolded).contains("DTSTART:20261120T174500Z\r\nDTEND:20261120T183000Z\r\n"
                + "SUMMARY:Étude\\; op. 10\\, no. 1\r\nDESCRIPTION:back\\\\slash\\nnew line " + "é".repeat(100)
                + "\r\nCATEGORIES:a\\,b\r\nEND:VEVENT\r\n");
        assertThat(unfolded).contains("DTSTART:20261119T170000Z\r\nSUMMARY:practice\r\nEND:VEVENT\r\n");
    }

    @Test
    void withoutAFileItGoesToStandardOutput() {
        shell.log("--duration", "45");

        assertThat(shell.run("export", "--format", "json").json().path("entries")).hasSize(1);
    }

    @Test
    void aFileThatCantBeWrittenLeavesEverythingAsItWas() throws Exception {
        Path occupied = Files.createDirectories(folder.resolve("occupied/by a folder")).getParent();

        Outcome outcome = shell.run("export", "--format", "csv", "--output", String.valueOf(occupied));

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("can't be written");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("data", "occupied");
    }

    @Test
    void aFormatIsNeeded() {
        assertThat(shell.run("export").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(shell.run("export", "--format", "docx").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }
}
