package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;
import tools.jackson.databind.JsonNode;

/**
 * A server process and a laptop that stays open, each on a file system of a few megabytes that gets full: they say so, lose
 * nothing that they had acknowledged, and go on, without being started again, when there is room.
 */
@NullMarked
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class SmallDiskIT {
    private static final int MEBIBYTES = 8;
    private static final int LINES_AT_ONCE = 50;
    private static final int NOTE_LENGTH = 3_000;
    /** There may be free space within the files: it is used up as well. */
    private static final int MOST_TRIES = 40;
    private static final int FAILED = 1;
    private static final int NOT_REACHED = 3;

    @TempDir
    Path folder;
    private final List<String> acknowledged = new ArrayList<>();
    private int typed;

    @Test
    void aServerAndALaptopThatRunOutOfRoomSayItLoseNothingAndGoOn() throws Exception {
        Path serversDisk = folder.resolve("server");
        Path laptopsDisk = folder.resolve("a");
        try (SmallDisks disks = SmallDisks.orSkip(MEBIBYTES, serversDisk, laptopsDisk);
                ServerProcess server = ServerProcess.within(disks.entering(), serversDisk)) {
            LaptopProcesses a = LaptopProcesses.within(disks.entering(), laptopsDisk);
            LaptopProcesses b = new LaptopProcesses(folder.resolve("b"));
            a.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--register",
                    "--device-name", "A");
            b.succeed("connect", server.uri().toString(), "--email", "clara@example.org", "--device-name", "B");
            Process open = a.start("watch");
            try {
                requireAllSaved(log(a, LINES_AT_ONCE));
                requireEqual(a, b);

                requireClearAnswerOfTheServer(a, server, () -> disks.fill(serversDisk));
                b.succeed("sync");
                disks.makeRoom(serversDisk);
                requireEqual(a, b);
                assertThat(ready(server)).isEqualTo(200);

                requireClearAnswerOfTheLaptop(a, () -> disks.fill(laptopsDisk));
                requireAllSaved(log(b, LINES_AT_ONCE));
                b.succeed("sync");
                requireNothingReceived(a);
                disks.makeRoom(laptopsDisk);
                requireAllSaved(log(a, 1));
                requireEqual(a, b);
                assertThat(open.isAlive()).as("the laptop that was open all the time").isTrue();
                assertThat(server.isAlive()).as("the server that ran all the time").isTrue();
            } finally {
                open.destroyForcibly().waitFor();
            }
        }
    }

    private void requireClearAnswerOfTheServer(LaptopProcesses a, ServerProcess server, Filling filling)
            throws Exception {
        filling.run();
        Program.Ended refused = a.run("sync");
        for (int tries = 0; refused.exitCode() == 0 && tries < MOST_TRIES; tries++) {
            requireAllSaved(log(a, LINES_AT_ONCE));
            filling.run();
            refused = a.run("sync");
        }
        assertThat(refused.exitCode()).isEqualTo(NOT_REACHED);
        assertThat(refused.errors()).contains("its disk is full", "is safe", "goes on by itself when there is room",
                "Nothing is lost");
        assertThat(ready(server)).isEqualTo(503);
    }

    private void requireClearAnswerOfTheLaptop(LaptopProcesses a, Filling filling) throws Exception {
        filling.run();
        Batch refused = log(a, LINES_AT_ONCE);
        for (int tries = 0; refused.errors.isEmpty() && tries < MOST_TRIES; tries++) {
            // A database file gets shorter, too.
            filling.run();
            refused = log(a, LINES_AT_ONCE);
        }
        assertThat(refused.errors).as("of %d lines", typed).isNotEmpty()
                .allSatisfy(error -> assertThat(error).contains("The disk is full",
                        "What was saved before is safe", "Make room on the disk"));
        assertThat(refused.exitCode).isEqualTo(FAILED);
        assertThat(notes(a)).containsAll(acknowledged);
    }

    private String newText() {
        return "note " + typed++ + " " + "n".repeat(NOTE_LENGTH);
    }

    /** What others typed finds no room. */
    private static void requireNothingReceived(LaptopProcesses a) throws Exception {
        Program.Ended refused = a.run("sync");
        assertThat(refused.exitCode()).isEqualTo(NOT_REACHED);
        assertThat(refused.errors()).contains("disk is full", "Nothing is lost");
    }

    private void requireEqual(LaptopProcesses a, LaptopProcesses b) throws Exception {
        a.succeed("sync");
        b.succeed("sync");
        a.succeed("sync");
        assertThat(a.status().path("digest")).isEqualTo(b.status().path("digest"));
        assertThat(notes(a)).doesNotHaveDuplicates().containsAll(acknowledged)
                .containsExactlyInAnyOrderElementsOf(notes(
                        b));
    }

    private static List<String> notes(LaptopProcesses laptop) throws Exception {
        List<String> notes = new ArrayList<>();
        laptop.entries().forEach(entry -> notes.add(entry.path("notes").asString("")));
        return notes;
    }

    private static int ready(ServerProcess server) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(server.uri().resolve("/readyz")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** Takes all the room on a disk. */
    @FunctionalInterface
    private interface Filling {
        void run() throws Exception;
    }

    /** What became of some lines, all of which were answered. */
    private record Batch(int exitCode, List<String> errors) {}

    private static void requireAllSaved(Batch batch) {
        assertThat(batch.errors).isEmpty();
        assertThat(batch.exitCode).isIn(0, NOT_REACHED);
    }

    private Batch log(LaptopProcesses laptop, int lines) throws Exception {
        List<String> texts = new ArrayList<>();
        Process process = laptop.start("log", "--batch");
        try (Writer keyboard = process.outputWriter(StandardCharsets.UTF_8)) {
            for (int line = 0; line < lines; line++) {
                texts.add(newText());
                keyboard.write("{\"duration\":\"20\",\"notes\":\"" + texts.getLast() + "\"}\n");
            }
        }
        List<String> errors = new ArrayList<>();
        try (BufferedReader answers = Program.lines(process)) {
            for (String text : texts) {
                JsonNode answer = Json.readStored(answers.readLine());
                if (answer.path("saved").asBoolean()) {
                    acknowledged.add(text);
                } else {
                    errors.add(answer.path("error").asString());
                }
            }
        }
        return new Batch(process.waitFor(), errors);
    }
}
