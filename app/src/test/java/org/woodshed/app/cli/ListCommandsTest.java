package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.cli.Shell.Outcome;

class ListCommandsTest {
    @TempDir
    private Path folder;
    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    private void logThreeDays() {
        shell.log("--duration", "45", "--piece", "Moonlight Sonata", "--composer", "Beethoven", "--start",
                "2026-11-18T18:00", "--notes", "slow\nhands together");
        shell.log("--duration", "1h15", "--piece", "Scales", "--start", "2026-11-19T18:00");
        shell.log("--start", "2026-11-20T18:00");
    }

    @Test
    void anEmptyLogbookSaysHowToBegin() {
        assertThat(shell.run("entries").out()).startsWith("Nothing is logged yet.");
        assertThat(shell.run("pieces").out()).startsWith("There is no piece yet.");
        assertThat(shell.run("entries", "--json").out()).isEqualTo("{\"entries\":[]}" + System.lineSeparator());
        assertThat(shell.run("pieces", "--json").out()).isEqualTo("{\"pieces\":[]}" + System.lineSeparator());
        assertThat(shell.run("outbox").out()).isEqualTo("Nothing waits." + System.lineSeparator());
        assertThat(shell.run("conflicts").out()).isEqualTo("Nothing needs a choice." + System.lineSeparator());
    }

    @Test
    void entriesAreATableWithTheNewestFirst() {
        logThreeDays();

        String[] lines = shell.run("entries").out().lines().toArray(String[]::new);

        assertThat(lines[0]).matches("Date +Start +Length +Piece +Notes +Id");
        assertThat(lines[1]).startsWith("Fri 2026-11-20  18:00  –       ");
        assertThat(lines[2]).startsWith("Thu 2026-11-19  18:00  1:15    Scales ");
        assertThat(lines[3]).contains("0:45    Moonlight Sonata (Beethoven)  slow hands together  ");
        assertThat(lines[4]).isEqualTo("3 of 3 entries; 2:00 hours in all.");
    }

    @Test
    void entriesAreChosenByDateAndNumber() {
        logThreeDays();

        assertThat(shell.run("entries", "--json", "--from", "2026-11-19").json().path("entries")).hasSize(2);
        assertThat(shell.run("entries", "--json", "--to", "2026-11-19").json().path("entries")).hasSize(2);
        assertThat(shell.run("entries", "--json", "--from", "2026-11-19", "--to", "2026-11-19").json().path("entries"))
                .hasSize(1);
        assertThat(shell.run("entries", "--json", "--limit", "1").json().path("entries")).hasSize(1);
        assertThat(shell.run("entries", "--limit", "1").out()).contains("1 of 3 entries");
        assertThat(shell.run("entries", "--from", "soon").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(shell.run("entries", "--limit", "-1").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }

    @Test
    void piecesHaveTheirTime() {
        logThreeDays();

        Outcome json = shell.run("pieces", "--json");

        assertThat(json.json().path("pieces")).hasSize(2).anySatisfy(piece -> {
            assertThat(piece.path("title").stringValue()).isEqualTo("Moonlight Sonata");
            assertThat(piece.path("composer").stringValue()).isEqualTo("Beethoven");
            assertThat(piece.path("totalSeconds").intValue()).isEqualTo(2_700);
            assertThat(piece.path("entryCount").intValue()).isEqualTo(1);
            assertThat(piece.path("lastPractised").stringValue()).isEqualTo("2026-11-18");
        });
        assertThat(shell.run("pieces").out()).contains("Moonlight Sonata (Beethoven)  2026-11-18").contains("0:45");
    }

    @Test
    void statusOfALaptopOfItsOwn() {
        logThreeDays();

        Outcome status = shell.run("status", "--json");

        assertThat(status.exitCode()).isZero();
        assertThat(status.json().path("state").stringValue()).isEqualTo("never_connected");
        assertThat(status.json().propertyNames()).contains("pending", "failed", "conflicts", "cursor", "digest",
                "lastSync");
        assertThat(status.json().path("digest").path("hash").stringValue()).matches("[0-9a-f]{16}");
        assertThat(shell.run("status").out()).startsWith("Only on this laptop").contains("3, 2:00 hours");
    }

    @Test
    void withoutAServerSyncAndWatchSayHowToConnectOne() {
        Outcome sync = shell.run("sync");
        assertThat(sync.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(sync.err()).contains("woodshed connect URL");
        assertThat(shell.run("sync", "--json").json().path("result").stringValue()).isEqualTo("never_connected");

        Outcome watch = shell.run("watch");
        assertThat(watch.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(watch.err()).contains("woodshed connect URL");
    }

    @Test
    void theOutboxListsWhatWaits() {
        shell.log("--duration", "45", "--piece", "Scales");

        Outcome outbox = shell.run("outbox", "--json");

        assertThat(outbox.json().path("outbox")).hasSize(2).allSatisfy(item -> {
            assertThat(item.path("type").stringValue()).isEqualTo("CREATED");
            assertThat(item.path("state").stringValue()).isEqualTo("pending");
            assertThat(item.path("attempts").intValue()).isZero();
        });
        assertThat(shell.run("outbox").out()).contains("created  Scales").contains("0:45, Scales");
    }

    @Test
    void aServerThatIsNotThereIsToldFromAServerThatRefuses() {
        // Port 9 answers nobody here; the address is loopback, so nothing leaves this machine.
        Outcome outcome =
                shell.runWith("secret password\n", "connect", "http://127.0.0.1:9", "--email", "a@example.org");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.NOT_REACHED);
        assertThat(outcome.err()).startsWith("The server at http://127.0.0.1:9 was not reached");
        assertThat(shell.runWith("secret\n", "connect", "ftp://example.org", "--email", "a@b").exitCode()).isEqualTo(
                ExitCodes.FAILED);
        assertThat(shell.runWith("secret\n", "connect", "not an address", "--email", "a@b").exitCode()).isEqualTo(
                ExitCodes.WRONG_USAGE);
        assertThat(shell.run("connect", "http://127.0.0.1:9", "--email", "a@b").err()).startsWith(
                "No password was given.");
    }
}
