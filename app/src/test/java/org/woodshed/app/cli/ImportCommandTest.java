package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.cli.Shell.Outcome;

class ImportCommandTest {
    private static final String HEADER = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,"
            + "End date,End time,Duration,Tags,Amount ()\n";
    private static final String GOOD = "Ann,,,Scales,,slow,No,2026-11-20,18:00:00,,,00:20:00,a,\n";
    private static final String BAD = "Ann,,,Scales,,slow,No,never,18:00:00,,,00:20:00,a,\n";

    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder.resolve("data"));
    }

    private String file(String rows) throws IOException {
        return Files.writeString(folder.resolve("report.csv"), HEADER + rows).toString();
    }

    @Test
    void aFileThatIsAllRightIsImported() throws Exception {
        Outcome outcome = shell.run("import", file(GOOD + GOOD), "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("imported").booleanValue()).isTrue();
        assertThat(outcome.json().path("new").intValue()).isEqualTo(2);
        assertThat(outcome.json().path("entriesAdded").intValue()).isEqualTo(2);
        assertThat(outcome.json().path("piecesAdded").intValue()).isEqualTo(1);
        assertThat(shell.entries()).hasSize(2).allSatisfy(entry -> assertThat(entry.path("pieces").path(0).path("title")
                .stringValue()).isEqualTo("Scales"));
    }

    @Test
    void importingTwiceAddsNothing() throws Exception {
        shell.run("import", file(GOOD + GOOD));

        Outcome again = shell.run("import", file(GOOD + GOOD), "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.json().path("alreadyThere").intValue()).isEqualTo(2);
        assertThat(again.json().path("entriesAdded").intValue()).isZero();
        assertThat(shell.entries()).hasSize(2);
    }

    @Test
    void importingDoesNotBringBackWhatWasDeleted() throws Exception {
        shell.run("import", file(GOOD));
        shell.run("delete", shell.onlyEntry().path("id").stringValue());

        shell.run("import", file(GOOD));

        assertThat(shell.entries()).isEmpty();
    }

    @Test
    void aDamagedFileImportsNothingUntilItsPreviewWasSeen() throws Exception {
        Outcome preview = shell.run("import", file(GOOD + BAD));

        assertThat(preview.exitCode()).isEqualTo(ExitCodes.NEEDS_CHOICE);
        assertThat(preview.out())
                .contains("1 entry new, 0 already here, 0 possible duplicates, 1 lines that can't be read.")
                .contains("line 3: the start date “never” can’t be read").contains("Nothing was imported.");
        assertThat(shell.entries()).isEmpty();

        Outcome agreed = shell.run("import", file(GOOD + BAD), "--yes", "--json");

        assertThat(agreed.exitCode()).isZero();
        assertThat(agreed.json().path("unreadable").toString()).isEqualTo(
                "[{\"line\":3,\"reason\":\"the start date “never” can’t be read\"}]");
        assertThat(shell.entries()).hasSize(1);
    }

    @Test
    void aDryRunOnlyTells() throws Exception {
        Outcome outcome = shell.run("import", file(GOOD + BAD), "--dry-run", "--yes", "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("imported").booleanValue()).isFalse();
        assertThat(outcome.json().path("new").intValue()).isEqualTo(1);
        assertThat(shell.entries()).isEmpty();
    }

    @Test
    void anEntryBesideAnEqualOneIsAPossibleDuplicate() throws Exception {
        shell.run("import", file(GOOD));
        String edited = file(GOOD.replace("slow", "slow then fast"));

        Outcome left = shell.run("import", edited, "--yes", "--json");
        assertThat(left.json().path("possibleDuplicates").intValue()).isEqualTo(1);
        assertThat(left.json().path("new").intValue()).isZero();
        assertThat(shell.entries()).hasSize(1);

        shell.run("import", edited, "--include-duplicates");
        assertThat(shell.entries()).hasSize(2);
    }

    @Test
    void datesThatCanBeReadTwoWaysAreAsked() throws Exception {
        String file = file(GOOD.replace("2026-11-20", "03/04/2026"));

        Outcome asked = shell.run("import", file, "--yes");
        assertThat(asked.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(asked.err()).contains("03/04/2026").contains("--date-order dmy");
        assertThat(shell.entries()).isEmpty();

        shell.run("import", file, "--date-order", "mdy");
        assertThat(shell.onlyEntry().path("when").path("practiceDate").stringValue()).isEqualTo("2026-03-04");
    }

    @Test
    void timesAreThoseOfTheNamedZone() throws Exception {
        shell.run("import", file(GOOD), "--zone", "America/New_York");

        assertThat(shell.onlyEntry().path("when").path("startedAt").stringValue()).isEqualTo("2026-11-20T23:00:00Z");
    }

    @Test
    void whatIsNoReportIsRefusedInOneSentence() throws Exception {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        Outcome outcome = shell.run("import", other.toString());
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).startsWith("This is no detailed report of Toggl").endsWith("Nothing was imported."
                + System.lineSeparator());

        assertThat(shell.run("import", folder.resolve("none.csv").toString()).err()).contains("can't be read");
        assertThat(shell.run("import", other.toString(), "--format", "papyrus").exitCode()).isEqualTo(
                ExitCodes.WRONG_USAGE);
    }
}
