package org.woodshed.app.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sync server in a process of its own, as an operator would start it. Thread-safe. */
final class ServerProcess implements AutoCloseable {
    private static final String ANNOUNCEMENT = "Listening on ";
    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_END = 15;

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a server on this machine only, and waits until it answers.
     *
     * @param port 0 for any that is free
     * @throws TourFailedException if it does not start
     */
    static ServerProcess start(Path script, Path folder, int port) throws TourFailedException, InterruptedException {
        Path log = folder.resolve("server.log");
        Process process =
                launch(List.of(script.toString(), "--data", folder.resolve("server").toString(), "--port", String
                        .valueOf(port)), log);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        CompletableFuture<URI> announced = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> read(process, announced));
        try {
            return new ServerProcess(process, announced.get(SECONDS_TO_START, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            process.destroyForcibly();
            throw new TourFailedException("The server did not start: " + lastWords(log));
        }
    }

    private static Process launch(List<String> command, Path log) throws TourFailedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        // The Java that runs this tour is new enough for the server too.
        builder.environment().put("WOODSHED_JAVA", System.getProperty("java.home"));
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new TourFailedException("The server can't be started (" + missing.getMessage()
                    + "). The tour needs the whole Woodshed folder, with bin/woodshed-server in it.");
        }
    }

    /** Waits for the line that tells the address, and then reads on, so that the server never waits for a reader. */
    private static void read(Process process, CompletableFuture<URI> announced) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ANNOUNCEMENT)) {
                    announced.complete(URI.create(line.substring(ANNOUNCEMENT.length()).strip()));
                }
            }
        } catch (IOException closed) {
            announced.completeExceptionally(closed);
        }
        announced.completeExceptionally(new IOException("it ended"));
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing." : lines.getLast();
        } catch (IOException unreadable) {
            return "it said nothing that can be read.";
        }
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as an operator would, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
