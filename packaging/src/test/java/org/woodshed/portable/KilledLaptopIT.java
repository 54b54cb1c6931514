package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A laptop that is killed again and again while it saves and syncs as fast as it can. */
@NullMarked
@Tag("long")
@DisabledOnOs(OS.WINDOWS)
class KilledLaptopIT {
    private static final int KILLS = 200;
    private static final int MOST_ACKNOWLEDGED = 30;
    private static final int LINES = 200;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whateverWasAcknowledgedBeforeAKillIsThereOnce() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        LaptopProcesses laptop = new LaptopProcesses(folder.resolve("a"));
        LaptopProcesses other = new LaptopProcesses(folder.resolve("b"));
        try (ServerProcess server = new ServerProcess(folder.resolve("server"))) {
            laptop.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--register",
                    "--device-name", "A");
            Set<String> acknowledged = new HashSet<>();
            Set<String> typed = new HashSet<>();
            for (int kill = 0; kill < KILLS; kill++) {
                List<String> texts = texts(kill);
                typed.addAll(texts);
                acknowledged.addAll(texts.subList(0, laptop.batch(lines(texts), 1 + random.nextInt(
                        MOST_ACKNOWLEDGED))));
            }
            laptop.succeed("sync");
            other.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--device-name", "B");
            other.succeed("sync");

            List<String> kept = notes(laptop);
            assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(typed).containsAll(kept);
            assertThat(notes(other)).containsExactlyInAnyOrderElementsOf(kept);
            assertThat(other.status().path("digest")).isEqualTo(laptop.status().path("digest"));
            System.out.println(KILLS + " kills, " + acknowledged.size() + " lines acknowledged, " + kept.size()
                    + " entries kept");
        }
    }

    private static List<String> texts(int kill) {
        return IntStream.range(0, LINES).mapToObj(line -> "typed " + kill + "." + line).toList();
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
