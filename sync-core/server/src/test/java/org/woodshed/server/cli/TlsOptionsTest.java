package org.woodshed.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.server.http.TlsKeystore;
import picocli.CommandLine;

/** Where the password of a certificate comes from. */
class TlsOptionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void thePasswordMayBeTheFirstLineOfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "keystore secret\nanother line\n");

        TlsKeystore keystore = read("--tls-keystore", "server.p12", "--tls-password-file", file.toString()).keystore();
        assertThat(keystore).isEqualTo(new TlsKeystore(Path.of("server.p12"), "keystore secret"));
        assertThat(String.valueOf(keystore)).doesNotContain("secret");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        TlsOptions options = read("--tls-keystore", "server.p12", "--tls-password-file", folder.resolve("none")
                .toString());

        assertThatThrownBy(options::keystore).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none");
    }

    @Test
    void withoutAKeystoreThereIsPlainHttp() {
        assertThat(read().keystore()).isNull();
    }

    private static TlsOptions read(String... arguments) {
        TlsOptions options = new TlsOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options)).parseArgs(arguments);
        return options;
    }
}
