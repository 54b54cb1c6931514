package org.woodshed.client.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a program of the operating system that keeps secrets. What is secret goes to its standard input and comes from its
 * standard output, never into an argument: those are for everybody to see. Thread-safe.
 *
 * @param patience how long it may take, a person who unlocks something included
 */
record ToolRun(Duration patience) {
    /** As long as a person needs to type the keyring's password. */
    static final ToolRun USUAL = new ToolRun(Duration.ofSeconds(30));

    /** How a program ended. */
    record Ended(int exitCode, String output, String complaint) {
        boolean well() {
            return exitCode == 0;
        }

        /** For a log: its output may be the secret. */
        @Override
        public String toString() {
            return "Ended[exitCode=" + exitCode + "]";
        }
    }

    Ended run(List<String> command, String input) throws KeyringException {
        Process process = start(command);
        long end = System.nanoTime() + patience.toNanos();
        try {
            CompletableFuture<String> output = reading(process.getInputStream());
            CompletableFuture<String> complaint = reading(process.getErrorStream());
            write(process, input);
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw noAnswer(command);
            }
            return new Ended(process.exitValue(), rest(output, end), rest(complaint, end));
        } catch (InterruptedException wantedElsewhere) {
            Thread.currentThread().interrupt();
            throw noAnswer(command);
        } catch (TimeoutException stillOpen) {
            throw noAnswer(command);
        } catch (ExecutionException unreadable) {
            throw new KeyringException(KeyringException.Kind.REFUSED, command.getFirst() + " can't be read");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command) throws KeyringException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // None of its business.
        builder.environment().keySet().removeIf(name -> name.startsWith("WOODSHED_"));
        try {
            return builder.start();
        } catch (IOException notThere) {
            throw new KeyringException(KeyringException.Kind.ABSENT, command.getFirst() + " can't be run");
        }
    }

    private static void write(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedAlready) {
            // Its exit code says why.
            return;
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        CompletableFuture<String> read = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                read.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | UncheckedIOException broken) {
                read.completeExceptionally(broken);
            }
        });
        return read;
    }

    private static String rest(CompletableFuture<String> read, long end) throws InterruptedException,
            ExecutionException, TimeoutException {
        return read.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS).strip();
    }

    private static KeyringException noAnswer(List<String> command) {
        return new KeyringException(KeyringException.Kind.NO_ANSWER, command.getFirst() + " did not answer in time");
    }
}
