package org.woodshed.client.secrets;

import java.util.List;
import java.util.Optional;

/**
 * The keychain of macOS, through {@code security}. A new secret is part of a line that {@code security -i} reads from its
 * standard input; it cuts lines after 4 KiB without a word, so this is for short secrets.
 */
final class MacKeychain implements Keyring {
    private static final int NOT_FOUND = 44;
    private static final int MAX_LENGTH = 1000;
    private static final String SERVICE = "woodshed";

    private final ToolRun tool;
    private final String program;

    /** @param program where {@code security} is */
    MacKeychain(String program, ToolRun tool) {
        this.program = program;
        this.tool = tool;
    }

    @Override
    public Optional<String> find(String name) throws KeyringException {
        ToolRun.Ended ended = tool.run(List.of(program, "find-generic-password", "-a", name, "-s", SERVICE, "-w"), "");
        if (ended.exitCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!ended.well()) {
            throw refused(ended);
        }
        return Optional.of(ended.output()).filter(secret -> !secret.isEmpty());
    }

    @Override
    public void keep(String name, String secret) throws KeyringException {
        if (secret.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long for a line that security reads");
        }
        ToolRun.Ended ended = tool.run(List.of(program, "-i"), "add-generic-password -U -a " + name + " -s " + SERVICE
                + " -l Woodshed -w " + secret + "\n");
        if (!ended.well()) {
            throw refused(ended);
        }
    }

    @Override
    public void forget(String name) throws KeyringException {
        ToolRun.Ended ended = tool.run(List.of(program, "delete-generic-password", "-a", name, "-s", SERVICE), "");
        if (!ended.well() && ended.exitCode() != NOT_FOUND) {
            throw refused(ended);
        }
    }

    /** Without its words: they may repeat the line it read. */
    private static KeyringException refused(ToolRun.Ended ended) {
        return new KeyringException(KeyringException.Kind.REFUSED, "security ended with " + ended.exitCode());
    }
}
