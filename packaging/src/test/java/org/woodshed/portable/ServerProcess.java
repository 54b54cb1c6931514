package org.woodshed.portable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** A sync server in a process of its own, which can be stopped, killed and started again on its port. */
@NullMarked
final class ServerProcess implements AutoCloseable {
    private static final String GREETING = "Listening on ";

    private final Path folder;
    private final List<String> options;
    private final List<String> within;
    private Process process;
    private final URI uri;

    ServerProcess(Path folder, String... options) throws IOException {
        this(List.of(), folder, List.of(options));
    }

    private ServerProcess(List<String> within, Path folder, List<String> options) throws IOException {
        this.within = within;
        this.folder = folder;
        this.options = options;
        this.process = start(0);
        this.uri = greeting();
    }

    /** @param within what the process is run by, as of {@link Program#startWithin} */
    static ServerProcess within(List<String> within, Path folder) throws IOException {
        return new ServerProcess(within, folder, List.of());
    }

    private Process start(int port) {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.toString(), "--port", String.valueOf(port)));
        arguments.addAll(options);
        return Program.startWithin(within, "woodshed-server", arguments, Map.of());
    }

    private URI greeting() throws IOException {
        String line = Program.lines(process).readLine();
        if (line == null || !line.startsWith(GREETING)) {
            throw new IOException("the server did not start: " + line);
        }
        return URI.create(line.substring(GREETING.length()));
    }

    URI uri() {
        return uri;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an operator does; answers the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not stop");
        }
        return process.exitValue();
    }

    void startAgain() throws IOException {
        process = start(uri.getPort());
        greeting();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
