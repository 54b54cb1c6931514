package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.cli.Shell.Outcome;
import tools.jackson.databind.node.ObjectNode;

class LogCommandTest {
    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @Test
    void whatIsLoggedEndedJustNowAndIsThereAfterwards() {
        Outcome logged = shell.run("log", "--duration", "45", "--piece", "Moonlight Sonata", "--composer", "Beethoven",
                "--notes", "slow, hands together", "--tag", "memory", "--tag", "tempo", "--technique", "pedal",
                "--mood",
                "satisfied", "--rating", "4", "--instrument", "Piano", "--type", "lesson", "--json");

        assertThat(logged.exitCode()).isZero();
        assertThat(logged.err()).isEmpty();
        ObjectNode entry = shell.onlyEntry();
        assertThat(logged.json().path("id")).isEqualTo(entry.path("id"));
        assertThat(logged.json().path("saved").booleanValue()).isTrue();
        assertThat(logged.json().path("synced").booleanValue()).isFalse();
        assertThat(entry.path("version").intValue()).isZero();
        assertThat(entry.path("durationSeconds").intValue()).isEqualTo(2_700);
        assertThat(entry.path("when").toString()).isEqualTo(
                "{\"startedAt\":\"2026-11-20T17:45:00Z\",\"zone\":\"Europe/Berlin\",\"practiceDate\":\"2026-11-20\"}");
        assertThat(entry.path("pieces").path(0).path("title").stringValue()).isEqualTo("Moonlight Sonata");
        assertThat(entry.path("pieces").path(0).path("composer").stringValue()).isEqualTo("Beethoven");
        assertThat(entry.path("notes").stringValue()).isEqualTo("slow, hands together");
        assertThat(entry.path("tags").toString()).isEqualTo("[\"memory\",\"tempo\"]");
        assertThat(entry.path("techniques").toString()).isEqualTo("[\"pedal\"]");
        assertThat(entry.path("mood").stringValue()).isEqualTo("satisfied");
        assertThat(entry.path("rating").intValue()).isEqualTo(4);
        assertThat(entry.path("instrument").stringValue()).isEqualTo("piano");
        assertThat(entry.path("type").stringValue()).isEqualTo("lesson");
        assertThat(entry.path("source").stringValue()).isEqualTo("manual");
    }

    @Test
    void withoutJsonAPersonReadsSentences() {
        Outcome logged = shell.run("log", "--duration", "1h15", "--piece", "Scales");

        assertThat(logged.out()).startsWith(
                "Logged Fri 2026-11-20, 18:15, 1:15, Scales." + System.lineSeparator()
                        + "Saved on this laptop. Its id is ");
    }

    @ParameterizedTest
    @CsvSource({"45, 2700", "0:45, 2700", "1h15, 4500", "0, 0"})
    void lengthsAreTypedAsOneLikes(String length, int seconds) {
        shell.log("--duration", length);

        assertThat(shell.onlyEntry().path("durationSeconds").intValue()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19T21:10, 2026-11-19T20:10:00Z", "2026-11-19 21:10, 2026-11-19T20:10:00Z",
            "2026-11-19T21:10:30+09:00, 2026-11-19T12:10:30Z", "2026-11-19T20:10:00Z, 2026-11-19T20:10:00Z"})
    void aStartIsLocalUnlessItNamesAnOffset(String typed, String instant) {
        shell.log("--start", typed);

        assertThat(shell.onlyEntry().path("when").path("startedAt").stringValue()).isEqualTo(instant);
    }

    @Test
    void aStartIsByTheClockOfTheNamedZone() {
        shell.log("--start", "2026-11-19T21:10", "--zone", "Asia/Tokyo");

        assertThat(shell.onlyEntry().path("when").path("startedAt").stringValue()).isEqualTo("2026-11-19T12:10:00Z");
        assertThat(shell.onlyEntry().path("when").path("zone").stringValue()).isEqualTo("Asia/Tokyo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--duration|soon|is no length", "--duration|25:00|is no length",
            "--start|tomorrow|is no start", "--zone|Middle/Earth|is no time zone", "--mood|jolly|--mood is one of",
            "--type|noise|--type is one of", "--rating|much|--rating", "--rating|6|rating must be",
            "--composer|Bach|--piece",
            "--no-such|x|--no-such"})
    void aWrongOptionIsExplainedAndSavesNothing(String option, String value, String explanation) {
        Outcome outcome = shell.run("log", option, value);

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(outcome.err()).contains(explanation).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
        assertThat(shell.entries()).isEmpty();
    }

    @Test
    void loggingNothingIsExplained() {
        Outcome outcome = shell.run("log");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(outcome.err()).startsWith("Say what to log");
    }

    @Test
    void theDataFolderAndJsonMayStandBeforeTheCommand() {
        Outcome outcome = Shell.runExactly(System.in, "--data", folder.toString(), "--json", "log", "--duration", "5");

        assertThat(outcome.json().path("saved").booleanValue()).isTrue();
        assertThat(shell.entries()).hasSize(1);
    }

    @Test
    void theDataFolderIsMadeForItsOwnerOnly() throws Exception {
        Path made = folder.resolve("deep").resolve("er");

        assertThat(new Shell(made).run("log", "--duration", "5").exitCode()).isZero();

        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                    made))).isEqualTo("rwx------");
        }
    }

    @Test
    void aDataFolderThatCantBeMadeIsExplained() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Outcome outcome = new Shell(file.resolve("below")).run("entries");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("can't be made").hasLineCount(1);
    }
}
