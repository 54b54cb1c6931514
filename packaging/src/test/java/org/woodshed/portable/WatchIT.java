package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;

/** {@code woodshed watch} in a process of its own, told by a server process what another process typed. */
@NullMarked
@DisabledOnOs(OS.WINDOWS)
class WatchIT {
    private static final int EDITS = 40;

    @TempDir
    Path folder;

    @Test
    void watchPrintsTheOtherLaptopsEdits() throws Exception {
        LaptopProcesses a = new LaptopProcesses(folder.resolve("a"));
        LaptopProcesses b = new LaptopProcesses(folder.resolve("b"));
        try (ServerProcess server = new ServerProcess(folder.resolve("server"))) {
            a.succeed("connect", server.uri().toString(), "--email", "c@example.org", "--register", "--device-name",
                    "Studio");
            b.succeed("connect", server.uri().toString(), "--email", "c@example.org", "--device-name", "Travel");
            Process watch = b.start("watch");
            Process typing = a.start("log", "--batch");
            try (BufferedReader seen = Program.lines(watch);
                    Writer keyboard = typing.outputWriter(StandardCharsets.UTF_8)) {
                List<Duration> latencies = new ArrayList<>();
                for (int number = 0; number < EDITS; number++) {
                    long typedAt = System.nanoTime();
                    keyboard.write("{\"duration\":\"20\",\"notes\":\"edit " + number + "\"}\n");
                    keyboard.flush();
                    assertThat(Json.readStored(seen.readLine()).path("data").path("notes").asString()).isEqualTo("edit "
                            + number);
                    latencies.add(Duration.ofNanos(System.nanoTime() - typedAt));
                }
                // The figure is for the reader of the log: tests do not fail on time.
                latencies.sort(null);
                System.out.println("Typed on A to printed by watch on B: median " + latencies.get(EDITS / 2).toMillis()
                        + " ms, 95th percentile " + latencies.get(EDITS * 95 / 100).toMillis() + " ms");
            } finally {
                watch.destroyForcibly();
                typing.destroyForcibly();
            }
        }
    }
}
