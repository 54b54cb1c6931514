package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.protocol.Json;

/** Several processes on one data folder: one leads, and when it is killed another takes its place. */
@NullMarked
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class TakeOverIT {
    @TempDir
    Path folder;

    @Test
    void whenTheLeaderIsKilledAFollowerTakesItsPlace() throws Exception {
        LaptopProcesses a = new LaptopProcesses(folder.resolve("a"));
        LaptopProcesses b = new LaptopProcesses(folder.resolve("b"));
        try (ServerProcess server = new ServerProcess(folder.resolve("server"))) {
            a.succeed("connect", server.uri().toString(), "--email", "c@example.org", "--register");
            b.succeed("connect", server.uri().toString(), "--email", "c@example.org");
            Process leader = b.start("watch");
            try (BufferedReader leadersLines = Program.lines(leader)) {
                typeAndSee(a, leadersLines, "one leads");
                Process follower = b.start("watch");
                try (BufferedReader lines = Program.lines(follower)) {
                    typeUntilSeen(a, lines, "two watch");
                    assertThat(b.entries().size()).as("and a command works beside them").isPositive();
                    type(b, "typed beside them");

                    leader.destroyForcibly().waitFor();
                    long killed = System.nanoTime();
                    assertThat(b.status().path("server").asString("")).isEqualTo(server.uri().toString());
                    System.out.println("Answered by the next leader " + Duration.ofNanos(System.nanoTime() - killed)
                            .toMillis() + " ms after the kill, the start of the asking process included");
                    typeAndSee(a, lines, "the follower leads");
                } finally {
                    follower.destroyForcibly();
                }
            } finally {
                leader.destroyForcibly();
            }
        }
    }

    /** On a busy machine the server may not have answered within a command's second. */
    private static void type(LaptopProcesses laptop, String notes) throws Exception {
        assertThat(laptop.run("log", "--duration", "20", "--notes", notes).exitCode()).isIn(0, 3);
    }

    private static void typeAndSee(LaptopProcesses a, BufferedReader lines, String notes) throws Exception {
        type(a, notes);
        String seen = "";
        while (!seen.equals(notes)) {
            String line = lines.readLine();
            assertThat(line).as("watch goes on").isNotNull();
            seen = Json.readStored(line).path("data").path("notes").asString("");
        }
    }

    /** A watch that has just been started may miss what was typed before it was ready. */
    private static void typeUntilSeen(LaptopProcesses a, BufferedReader lines, String notes) throws Exception {
        while (!lines.ready()) {
            type(a, "is it there?");
        }
        typeAndSee(a, lines, notes);
    }
}
