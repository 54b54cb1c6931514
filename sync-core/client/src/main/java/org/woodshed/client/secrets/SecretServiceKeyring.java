package org.woodshed.client.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC), through {@code secret-tool} of libsecret, which
 * takes secrets from standard input. It says nothing at all about what is not there, and neither if a person closed the
 * question for the password.
 */
final class SecretServiceKeyring implements Keyring {
    private static final int NO = 1;

    private final ToolRun tool;
    private final String program;

    /** @param program where {@code secret-tool} is */
    SecretServiceKeyring(String program, ToolRun tool) {
        this.program = program;
        this.tool = tool;
    }

    @Override
    public Optional<String> find(String name) throws KeyringException {
        ToolRun.Ended ended = tool.run(command("lookup", List.of(), name), "");
        if (ended.well()) {
            return Optional.of(ended.output()).filter(secret -> !secret.isEmpty());
        }
        if (ended.exitCode() == NO && ended.complaint().isEmpty()) {
            return Optional.empty();
        }
        throw refused(ended);
    }

    @Override
    public void keep(String name, String secret) throws KeyringException {
        ToolRun.Ended ended = tool.run(command("store", List.of("--label=Woodshed"), name), secret);
        if (!ended.well()) {
            throw refused(ended);
        }
    }

    @Override
    public void forget(String name) throws KeyringException {
        ToolRun.Ended ended = tool.run(command("clear", List.of(), name), "");
        if (!ended.well() && !ended.complaint().isEmpty()) {
            throw refused(ended);
        }
    }

    private List<String> command(String verb, List<String> options, String name) {
        List<String> command = new ArrayList<>(List.of(program, verb));
        command.addAll(options);
        command.addAll(List.of("application", "woodshed", "key", name));
        return command;
    }

    private static KeyringException refused(ToolRun.Ended ended) {
        return new KeyringException(KeyringException.Kind.REFUSED, "secret-tool ended with " + ended.exitCode() + ": "
                + ended.complaint());
    }
}
