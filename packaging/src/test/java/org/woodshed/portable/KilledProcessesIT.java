package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server process and two laptops in processes of their own: a year's import travels, then 500 edits are made with the
 * server gone, and everybody is killed at random moments on the way to being equal again.
 */
@NullMarked
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class KilledProcessesIT {
    private static final int IMPORTED = 2_000;
    private static final int ADDED_A_SIDE = 150;
    private static final int EDITED_A_SIDE = 100;
    private static final int KILLS_WHILE_SYNCING = 8;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", 20_261_122);
    private final Random random = new Random(seed);

    @Test
    void nothingAcknowledgedIsLostAndNothingDoubled() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        LaptopProcesses a = new LaptopProcesses(folder.resolve("a"));
        LaptopProcesses b = new LaptopProcesses(folder.resolve("b"));
        try (ServerProcess server = new ServerProcess(folder.resolve("server"))) {
            List<String> ids = importedOnA(a, b, server);
            assertThat(server.stop()).isZero();

            Work onA = editOffline(a, "A", ids.subList(0, EDITED_A_SIDE));
            Work onB = editOffline(b, "B", ids.subList(EDITED_A_SIDE, 2 * EDITED_A_SIDE));
            assertThat(a.run("sync").exitCode()).isEqualTo(3);

            server.startAgain();
            syncWhileBeingKilled(a, b, server);
            a.succeed("sync");
            b.succeed("sync");
            a.succeed("sync");

            assertThat(a.status().path("digest")).isEqualTo(b.status().path("digest"));
            Map<String, String> notesOnA = notesById(a);
            assertThat(notesById(b)).isEqualTo(notesOnA);
            onA.assertKept(notesOnA);
            onB.assertKept(notesOnA);
        }
    }

    private List<String> importedOnA(LaptopProcesses a, LaptopProcesses b, ServerProcess server) throws Exception {
        Path file = Files.writeString(folder.resolve("toggl.csv"), togglReport());
        assertThat(a.succeed("import", file.toString(), "--yes").path("entriesAdded").asInt()).isEqualTo(IMPORTED);
        a.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--register", "--device-name",
                "A");
        b.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--device-name", "B");
        JsonNode entries = b.entries();
        assertThat(entries.size()).isEqualTo(IMPORTED);
        assertThat(totalSeconds(entries)).isEqualTo(totalSeconds(a.entries())).isEqualTo(IntStream.range(0, IMPORTED)
                .mapToLong(KilledProcessesIT::seconds).sum());
        assertThat(a.status().path("digest")).isEqualTo(b.status().path("digest"));
        List<String> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.path("id").asString()));
        return ids;
    }

    private static String togglReport() {
        DateTimeFormatter date = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
        StringBuilder csv = new StringBuilder(
                "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()\n");
        for (int row = 0; row < IMPORTED; row++) {
            LocalDateTime start = LocalDateTime.of(2025, 1, 1, 8, 0).plusMinutes(row * 260L);
            LocalDateTime end = start.plusSeconds(seconds(row));
            csv.append(String
                    .format(Locale.ROOT, "Clara,c@example.org,,Piece %d,,note %d,No,%s,%s,%s,%s,%02d:%02d:%02d,%s,\n",
                            row % 17, row, date.format(start), time.format(start), date.format(end), time.format(end),
                            seconds(
                                    row) / 3600,
                            seconds(row) / 60 % 60, seconds(row) % 60, row % 3 == 0 ? "memory" : ""));
        }
        return csv.toString();
    }

    private static long seconds(int row) {
        return 60L + row * 37L % 7_000;
    }

    private static long totalSeconds(JsonNode entries) {
        long total = 0;
        for (JsonNode entry : entries) {
            total += entry.path("durationSeconds").asLong(0);
        }
        return total;
    }

    /** Adds and edits with the server gone; the process is killed twice on the way and the rest typed into a new one. */
    private Work editOffline(LaptopProcesses laptop, String name, List<String> ids) throws Exception {
        List<String> texts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < ADDED_A_SIDE; number++) {
            texts.add("added on " + name + " " + number);
            lines.add("{\"start\":\"2026-11-20T10:00:00Z\",\"duration\":\"20\",\"notes\":\"" + texts.getLast() + "\"}");
        }
        for (int number = 0; number < EDITED_A_SIDE; number++) {
            texts.add("edited on " + name + " " + number);
            lines.add("{\"id\":\"" + ids.get(number) + "\",\"notes\":\"" + texts.getLast() + "\"}");
        }
        Set<String> acknowledged = new HashSet<>();
        int from = 0;
        for (Integer killAfter : new Integer[] {1 + random.nextInt(80), 1 + random.nextInt(80), null}) {
            int count = laptop.batch(lines.subList(from, lines.size()), killAfter);
            acknowledged.addAll(texts.subList(from, from + count));
            if (killAfter == null) {
                assertThat(from + count).isEqualTo(lines.size());
            }
            // What was typed but not acknowledged may or may not be there: it is not typed again.
            from = Math.min(lines.size(), from + count + unacknowledged(laptop, texts, from + count));
        }
        return new Work(acknowledged, Set.copyOf(texts));
    }

    /** How many of the next texts reached the disk before the kill without being acknowledged. */
    private static int unacknowledged(LaptopProcesses laptop, List<String> texts, int from) throws Exception {
        Set<String> present = new HashSet<>(notesById(laptop).values());
        int count = 0;
        while (from + count < texts.size() && present.contains(texts.get(from + count))) {
            count++;
        }
        return count;
    }

    private void syncWhileBeingKilled(LaptopProcesses a, LaptopProcesses b, ServerProcess server) throws Exception {
        for (int kill = 0; kill < KILLS_WHILE_SYNCING; kill++) {
            Process syncA = a.start("sync");
            Process syncB = b.start("sync");
            // The moment is what is random here: nothing is waited for.
            boolean endedBefore = syncA.waitFor(400 + random.nextInt(1_200), TimeUnit.MILLISECONDS);
            switch (random.nextInt(3)) {
                case 0 -> syncA.destroyForcibly();
                case 1 -> syncB.destroyForcibly();
                default -> {
                    server.kill();
                    server.startAgain();
                }
            }
            System.out.println("Kill " + kill + (endedBefore ? " after" : " during") + " laptop A's sync");
            assertThat(syncA.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(syncB.waitFor(90, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Map<String, String> notesById(LaptopProcesses laptop) throws Exception {
        Map<String, String> notes = new TreeMap<>();
        for (JsonNode entry : laptop.entries()) {
            ObjectNode object = (ObjectNode) entry;
            notes.put(object.path("id").asString(), object.path("notes").asString(""));
        }
        return notes;
    }

    /** What was typed on one laptop. */
    private record Work(Set<String> acknowledged, Set<String> typed) {
        void assertKept(Map<String, String> notes) {
            List<String> mine = notes.values().stream().filter(typed::contains).toList();
            assertThat(mine).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }
}
