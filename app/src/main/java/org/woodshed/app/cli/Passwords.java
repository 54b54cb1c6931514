package org.woodshed.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gets the password without it ever being an argument, which other users of a machine can see. */
record Passwords(Terminal terminal) {
    static final String VARIABLE = "WOODSHED_PASSWORD";

    /** With the variable set, standard input may be a pipe on which nobody ever writes. */
    private static final long PATIENCE_MILLIS = 500;

    /** @throws CommandException if there is none */
    String read() throws CommandException {
        String named = terminal.environment().get(VARIABLE);
        String password = terminal.interactive() ? (named == null ? prompt() : named) : firstLine(named);
        if (password == null || password.isEmpty()) {
            throw CommandException
                    .usage("No password was given. Type it when asked, write it as the first line of standard"
                            + " input, or set " + VARIABLE + ".");
        }
        return password;
    }

    private static @Nullable String prompt() {
        return Terminal.console().map(console -> console.readPassword("Password: ")).map(String::new).orElse(null);
    }

    private @Nullable String firstLine(@Nullable String otherwise) {
        CompletableFuture<String> line =
                CompletableFuture.supplyAsync(this::readLine, task -> Thread.ofPlatform().daemon()
                        .start(task));
        if (otherwise == null) {
            return line.join();
        }
        String read = line.completeOnTimeout("", PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
        return read.isEmpty() ? otherwise : read;
    }

    private String readLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException unreadable) {
            return "";
        }
    }
}
