package org.woodshed.app.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.woodshed.app.work.SystemClock;

/**
 * Where a command reads and writes.
 *
 * @param clock       the time of new entries, in the zone of the person
 * @param interactive true if a person sits there who can be asked
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Clock clock,
        boolean interactive) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The one of this process. What goes into files and pipes is UTF-8; a terminal gets what it says it can show. */
    static Terminal ofProcess() {
        Optional<Console> console = console();
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Terminal(System.in, stream(FileDescriptor.out, charset), stream(FileDescriptor.err, charset), System
                .getenv(), Clock.tick(new SystemClock(), Duration.ofMillis(1)), console.isPresent());
    }

    /** The terminal that the person types at; nothing if standard input or output is a file or a pipe. */
    @SuppressWarnings("SystemConsoleNull") // Since Java 25 it is null again where there is no terminal.
    static Optional<Console> console() {
        Console console = System.console();
        return console == null || !console.isTerminal() ? Optional.empty() : Optional.of(console);
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES), false,
                charset);
    }
}
