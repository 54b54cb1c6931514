package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One laptop's data folder, worked on by one {@code woodshed} process after another. */
@NullMarked
final class LaptopProcesses {
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> within;

    LaptopProcesses(Path folder) {
        this(folder, Map.of());
    }

    /** @param environment what the processes get besides the usual variables */
    LaptopProcesses(Path folder, Map<String, String> environment) {
        this(folder, environment, List.of());
    }

    private LaptopProcesses(Path folder, Map<String, String> environment, List<String> within) {
        this.folder = folder;
        this.environment = environment;
        this.within = within;
    }

    /** @param within what the processes are run by, as of {@link Program#startWithin} */
    static LaptopProcesses within(List<String> within, Path folder) {
        return new LaptopProcesses(folder, Map.of(), within);
    }

    /** Runs a command that must end well. */
    ObjectNode succeed(String... command) throws Exception {
        Program.Ended ended = run(command);
        assertThat(ended.exitCode()).as(String.join(" ", command) + ": " + ended.errors() + ended.output()).isZero();
        return ended.output().isBlank() ? Json.readStored("{}") : Json.readStored(ended.output());
    }

    Program.Ended run(String... command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", folder.toString(), "--json"));
        return Program.runWithin(within, "woodshed", arguments, environment);
    }

    Process start(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", folder.toString(), "--json"));
        return Program.startWithin(within, "woodshed", arguments, environment);
    }

    JsonNode entries() throws Exception {
        return succeed("entries").path("entries");
    }

    ObjectNode status() throws Exception {
        return succeed("status");
    }

    /**
     * Feeds lines to {@code log --batch} and kills the process once so many were acknowledged, or lets it end.
     *
     * @return how many lines were acknowledged, from the first on
     */
    int batch(List<String> lines, @Nullable Integer killAfter) throws IOException, InterruptedException {
        return batch(start("log", "--batch"), lines, killAfter);
    }

    private static int batch(Process process, List<String> lines, @Nullable Integer killAfter) throws IOException,
            InterruptedException {
        Thread feeding = Thread.startVirtualThread(() -> feed(process, lines));
        int acknowledged = 0;
        try (BufferedReader answers = Program.lines(process)) {
            for (String answer = answers.readLine(); answer != null && answer.endsWith("}"); answer = answers
                    .readLine()) {
                // A line that a kill cut off told nobody anything.
                assertThat(Json.readStored(answer).path("saved").asBoolean()).as(answer).isTrue();
                acknowledged++;
                if (killAfter != null && acknowledged >= killAfter) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException killed) {
            assertThat(process.waitFor()).isNotZero();
        }
        process.waitFor();
        feeding.join();
        return acknowledged;
    }

    private static void feed(Process process, List<String> lines) {
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                writer.write(line + "\n");
                writer.flush();
            }
        } catch (IOException killed) {
            assertThat(lines).isNotEmpty();
        }
    }
}
