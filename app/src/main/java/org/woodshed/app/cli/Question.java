package org.woodshed.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks the person at the terminal. */
record Question(Terminal terminal) {
    /** The answer in lower case, empty for none. */
    String ask(String question) {
        terminal.err().print(question);
        terminal.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
            return answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
