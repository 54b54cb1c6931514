package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backups, going back to one, and a damaged logbook, from the command line. */
class RestoreCommandTest {
    @TempDir
    Path folder;
    private Shell shell;

    @BeforeEach
    void log() {
        shell = new Shell(folder);
        shell.run("log", "--piece", "Elegy", "--duration", "30");
    }

    @Test
    void aBackupIsListedAndGoneBackTo() {
        String file = shell.run("backup", "--json").json().path("file").stringValue();
        shell.run("log", "--piece", "Elegy", "--duration", "45");
        assertThat(shell.run("backup", "--list").out()).contains(file);
        Shell.Outcome restored = shell.run("restore", file);
        assertThat(restored.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(restored.out()).contains("set aside", "3 changes in it had not reached the server");
        assertThat(shell.run("entries", "--json").json().path("entries")).hasSize(1);
    }

    @Test
    void aDamagedLogbookIsNeverOpenedChangedOrReplacedWithoutBeingAsked() throws IOException {
        shell.run("backup");
        byte[] damaged = damage();
        for (String command : new String[] {"entries", "status", "log"}) {
            Shell.Outcome refused = "log".equals(command) ? shell.run("log", "--piece", "Elegy", "--duration", "5")
                    : shell.run(command);
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.err()).contains("is damaged", "left as it is", "woodshed restore", "1 backup");
            assertThat(folder.resolve("logbook.mv.db")).hasBinaryContent(damaged);
        }
        JsonNode rescued = shell.run("restore", "--json").json();
        assertThat(rescued.path("entries").intValue()).isEqualTo(1);
        assertThat(Path.of(rescued.path("setAside").stringValue())).hasBinaryContent(damaged);
        assertThat(shell.run("entries", "--json").json().path("entries")).hasSize(1);
    }

    private byte[] damage() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("logbook.mv.db"));
        bytes[17] ^= 1;
        Files.write(folder.resolve("logbook.mv.db"), bytes);
        return bytes;
    }
}
