package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Encrypting the logbook from the command line, with a program in the place of the keyring's tool. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the program in place of the keyring's tool is a shell script")
class EncryptCommandTest {
    private static final String TOOL = """
            #!/bin/sh
            here="$(dirname "$0")"
            for last; do :; done
            case "$1" in
              store) cat > "$here/$last.secret" ;;
              lookup) [ -e "$here/$last.secret" ] || exit 1; cat "$here/$last.secret" ;;
            esac
            """;

    @TempDir
    Path folder;
    private Shell shell;
    private Map<String, String> environment;

    @BeforeEach
    void log() throws IOException {
        Path tool = Files.writeString(Files.createDirectory(folder.resolve("programs")).resolve("secret-tool"), TOOL);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        environment = Map.of("PATH", tool.getParent() + ":/usr/bin:/bin");
        shell = new Shell(folder.resolve("data"));
        shell.run("log", "--piece", "Elegy", "--duration", "30", "--notes", "pianissimo");
        shell.run("backup");
    }

    private String logbook() throws IOException {
        return Files.readString(folder.resolve("data/logbook.mv.db"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void itIsEncryptedNeedsItsKeyAndIsMadePlainAgain() throws IOException {
        assertThat(logbook()).contains("pianissimo");
        Shell.Outcome encrypted = shell.runIn(environment, "encrypt", "--json");
        assertThat(encrypted.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(encrypted.json().path("encryption").stringValue()).isEqualTo("on");
        assertThat(logbook()).doesNotContain("pianissimo");
        assertThat(shell.runIn(environment, "entries").out()).contains("Elegy");
        assertThat(shell.runIn(environment, "diagnostics").json().path("encryption").stringValue()).isEqualTo("ON");
        Shell.Outcome without = shell.run("entries");
        assertThat(without.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(without.err()).contains("encrypted", "Nothing was changed", "keyring", "server")
                .doesNotContain("damaged");
        assertThat(shell.run("restore").err()).contains("encrypted").doesNotContain("damaged");
        assertThat(shell.runIn(environment, "encrypt").out()).contains("Encrypted");
        Shell.Outcome plain = shell.runIn(environment, "decrypt");
        assertThat(plain.out()).contains("not encrypted");
        assertThat(logbook()).contains("pianissimo");
        assertThat(shell.run("entries").out()).contains("Elegy");
        assertThat(shell.run("decrypt").exitCode()).as("plain already").isEqualTo(ExitCodes.DONE);
    }

    @Test
    void withoutAKeyringItIsRefusedAndSaysWhy() throws IOException {
        Shell.Outcome refused = shell.run("encrypt");
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("no keyring", "Nothing was changed",
                "beside the logbook would protect nothing");
        assertThat(logbook()).contains("pianissimo");
    }
}
