package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Laptops that are killed again and again while they open, save, sync and close as fast as they can. Two live side by side,
 * each with its next process ready.
 */
@NullMarked
@Tag("long")
@DisabledOnOs(OS.WINDOWS)
class KilledLaptopIT {
    private static final int KILLS_EACH = 100;
    private static final int MOST_ACKNOWLEDGED = 30;
    private static final int LINES = 200;
    private static final long TIMED_LIFE = 1_500;
    private static final long LONGEST_LIFE = 20_000;

    /** What can't be opened after a kill must be there to be looked at. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", System.nanoTime());

    @Test
    void whateverWasAcknowledgedBeforeAKillIsThereOnce() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        try (ServerProcess server = new ServerProcess(folder.resolve("server"))) {
            Lives a = new Lives("A", seed);
            Lives b = new Lives("B", seed + 1);
            a.laptop.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--register",
                    "--device-name", "A");
            b.laptop.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--device-name", "B");
            // The first that ends by itself writes down the classes that the others share.
            a.batchOfNothing();
            b.batchOfNothing();
            CompletableFuture<Void> beside = CompletableFuture.runAsync(a::live, Thread::startVirtualThread);
            b.live();
            beside.join();
            for (Lives lives : List.of(a, b, a)) {
                lives.laptop.succeed("sync");
            }
            LaptopProcesses other = laptop("C");
            other.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--device-name", "C");

            List<String> kept = notes(a.laptop);
            assertThat(kept).doesNotHaveDuplicates().containsAll(a.acknowledged).containsAll(b.acknowledged);
            assertThat(kept).allMatch(note -> a.typed.contains(note) || b.typed.contains(note));
            for (LaptopProcesses laptop : List.of(b.laptop, other)) {
                assertThat(notes(laptop)).containsExactlyInAnyOrderElementsOf(kept);
                assertThat(laptop.status().path("digest")).isEqualTo(a.laptop.status().path("digest"));
            }
            System.out.println(2 * KILLS_EACH + " kills, " + (a.acknowledged.size() + b.acknowledged.size())
                    + " lines acknowledged, " + kept.size() + " entries kept");
        }
    }

    private LaptopProcesses laptop(String name) {
        return new LaptopProcesses(folder.resolve(name));
    }

    /** One laptop, and what was typed into it. */
    private final class Lives {
        private final String name;
        private final LaptopProcesses laptop;
        private final Random random;
        private final Set<String> acknowledged = new HashSet<>();
        private final Set<String> typed = new HashSet<>();

        private Lives(String name, long seed) {
            this.name = name;
            this.laptop = laptop(name);
            this.random = new Random(seed);
        }

        private void live() {
            Process next = ready();
            for (int kill = 0; kill < KILLS_EACH; kill++) {
                List<String> texts = texts(name, kill);
                typed.addAll(texts);
                try {
                    Process now = next;
                    next = ready();
                    acknowledged.addAll(texts.subList(0, laptop.batchIn(now, lines(texts), kill(random))));
                    progress(kill);
                } catch (IOException | InterruptedException failure) {
                    throw new IllegalStateException(failure);
                }
            }
            next.destroyForcibly();
        }

        private void progress(int kill) {
            if ((kill + 1) % 25 == 0) {
                System.out.println("Laptop " + name + ": " + (kill + 1) + " kills, " + acknowledged.size()
                        + " lines acknowledged");
            }
        }

        private void batchOfNothing() throws IOException, InterruptedException {
            laptop.batchIn(ready(), List.of(), new LaptopProcesses.Kill(null, LONGEST_LIFE));
        }

        private Process ready() {
            return Program.ready(folder.resolve(name + ".jsa"));
        }
    }

    /** After some acknowledgements; or at any time, the opening of the file and its closing included. */
    private static LaptopProcesses.Kill kill(Random random) {
        return random.nextBoolean()
                ? new LaptopProcesses.Kill(1 + random.nextInt(MOST_ACKNOWLEDGED), LONGEST_LIFE)
                : new LaptopProcesses.Kill(null, random.nextLong(TIMED_LIFE));
    }

    private static List<String> texts(String name, int kill) {
        return IntStream.range(0, LINES).mapToObj(line -> "typed on " + name + " " + kill + "." + line).toList();
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().map(text -> "{\"start\":\"2026-11-20T10:00:00Z\",\"duration\":\"20\",\"notes\":\"" + text
                + "\"}").toList();
    }

    private static List<String> notes(LaptopProcesses laptop) throws Exception {
        List<String> notes = new ArrayList<>();
        for (JsonNode entry : laptop.entries()) {
            notes.add(entry.path("notes").asString(""));
        }
        return notes;
    }
}
