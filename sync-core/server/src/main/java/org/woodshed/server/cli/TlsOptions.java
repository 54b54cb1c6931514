package org.woodshed.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.http.TlsKeystore;
import picocli.CommandLine.Option;

/** What encrypts connections. The password is no argument: process lists would show it. */
final class TlsOptions {
    private static final String PASSWORD_VARIABLE = "WOODSHED_TLS_PASSWORD";

    @Option(names = "--tls-keystore", defaultValue = "${env:WOODSHED_TLS_KEYSTORE}", paramLabel = "FILE",
            description = "PKCS12 file with certificate and key: the server then speaks HTTPS only. Its password comes"
                    + " from the environment (" + PASSWORD_VARIABLE + ") or from --tls-password-file.")
    private @Nullable Path keystore;

    @Option(names = "--tls-password-file", defaultValue = "${env:WOODSHED_TLS_PASSWORD_FILE}", paramLabel = "FILE",
            description = "File whose first line is the password of the PKCS12 file.")
    private @Nullable Path passwordFile;

    /**
     * What was asked for; null for plain HTTP.
     *
     * @throws IllegalArgumentException if the password is missing or its file can't be read
     */
    @Nullable
    TlsKeystore keystore() {
        return keystore == null ? null : new TlsKeystore(keystore, password());
    }

    private String password() {
        if (passwordFile == null) {
            String password = System.getenv(PASSWORD_VARIABLE);
            if (password == null) {
                throw new IllegalArgumentException("--tls-keystore needs its password: set " + PASSWORD_VARIABLE
                        + " or name a file with --tls-password-file");
            }
            return password;
        }
        try {
            return Files.readAllLines(passwordFile).stream().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The password file " + passwordFile + " can't be read", unreadable);
        }
    }
}
