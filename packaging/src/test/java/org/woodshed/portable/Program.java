package org.woodshed.portable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** Runs the scripts of the portable folder as processes of their own. */
@NullMarked
final class Program {
    static final Path BIN = Path.of(System.getProperty("woodshed.folder", "target/woodshed")).toAbsolutePath().resolve(
            "bin");
    private static final String PASSWORD = "slow practice makes perfect";
    private static final long PATIENCE_SECONDS = 120;

    /** How a process ended. */
    record Ended(int exitCode, String output, String errors) {}

    private Program() {}

    /** Starts a process whose error output nobody reads. */
    static Process start(String script, List<String> arguments, Map<String, String> environment) {
        return startWithin(List.of(), script, arguments, environment);
    }

    /**
     * As {@link #start(String, List, Map)}.
     *
     * @param within a command that runs the one that follows it in some surroundings; may be empty
     */
    static Process startWithin(List<String> within, String script, List<String> arguments,
            Map<String, String> environment) {
        return start(command(within, script, arguments), environment, ProcessBuilder.Redirect.DISCARD);
    }

    /** Variables with which processes share the classes they load: the first that ends by itself writes them down. */
    static Map<String, String> sharingLoadedClasses(Path archive) {
        return Map.of("WOODSHED_JAVA_OPTIONS", "-Xlog:disable -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
                + archive);
    }

    private static List<String> command(List<String> within, String script, List<String> arguments) {
        List<String> command = new ArrayList<>(within);
        command.add(BIN.resolve(script).toString());
        command.addAll(arguments);
        return command;
    }

    /** Starts any command, whose error output nobody reads. */
    static Process start(List<String> command) {
        return start(command, Map.of(), ProcessBuilder.Redirect.DISCARD);
    }

    private static Process start(List<String> command, Map<String, String> environment,
            ProcessBuilder.Redirect errors) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WOODSHED_PASSWORD", PASSWORD);
        builder.environment().put("TZ", "Europe/Berlin");
        builder.environment().putAll(environment);
        builder.redirectError(errors);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs to the end, without standard input. */
    static Ended run(String script, List<String> arguments, Map<String, String> environment) throws Exception {
        return runWithin(List.of(), script, arguments, environment);
    }

    /** As {@link #run}, in some surroundings as of {@link #startWithin}. */
    static Ended runWithin(List<String> within, String script, List<String> arguments, Map<String, String> environment)
            throws Exception {
        Process process =
                start(command(within, script, arguments), environment, ProcessBuilder.Redirect.PIPE);
        process.getOutputStream().close();
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> readAll(process.errorReader(
                StandardCharsets.UTF_8)), Thread::startVirtualThread);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process.inputReader(
                StandardCharsets.UTF_8)), Thread::startVirtualThread);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(script + " did not end: " + String.join(" ", arguments));
        }
        return new Ended(process.exitValue(), output.join(), errors.join());
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String readAll(BufferedReader reader) {
        StringBuilder text = new StringBuilder();
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
            }
        } catch (IOException ended) {
            return text.toString();
        }
        return text.toString();
    }
}
