package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.AppLauncher;
import org.woodshed.app.WindowFolderAccess;
import org.woodshed.app.cli.Shell.Outcome;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.model.LogbookEntry;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** Commands typed while a window has the data folder open: they are its followers. */
class FollowerCommandsTest {
    @TempDir
    private Path folder;
    private final AtomicInteger broughtToFront = new AtomicInteger();
    private LocalWoodshed window;
    private Shell shell;

    @BeforeEach
    void openWindow() {
        Path data = folder.resolve("data");
        shell = new Shell(data);
        window = LocalWoodshed.open(new WoodshedConfig(data, Clock.fixed(Shell.NOW, ZoneId.of("UTC")), new Random(1)));
        window.serve(CommandFollowers.ofWindow(window, broughtToFront::incrementAndGet));
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    @Test
    void whatIsLoggedIsInTheWindowsLogbookAtOnce() {
        String id = shell.log("--duration", "45", "--piece", "Elegy", "--notes", "Fauré, slowly");

        List<LogbookEntry> entries = window.logbook().allEntries().toList();
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.id().value()).isEqualTo(id);
            assertThat(entry.notes()).isEqualTo("Fauré, slowly");
            assertThat(entry.when().zone()).as("the zone of who typed it").isEqualTo(ZoneId.of("Europe/Berlin"));
        });
        assertThat(shell.onlyEntry().path("id").stringValue()).isEqualTo(id);
    }

    @Test
    void exitCodesAndSentencesOfErrorsComeThrough() {
        Outcome outcome = shell.run("delete", "nothing-of-the-kind");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).contains("nothing-of-the-kind");
    }

    @Test
    void aBatchReadsTheStandardInputOfWhoeverTypedIt() {
        String lines = "{\"duration\":20,\"notes\":\"übt\"}\n".repeat(2_000);

        Outcome outcome = shell.runWith(lines, "log", "--batch");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.jsonLines()).hasSize(2_000).allMatch(answer -> answer.path("saved").booleanValue());
        assertThat(window.logbook().totals().entries()).isEqualTo(2_000);
    }

    @Test
    void aCommandThatReadsNothingLeavesTheInputToTheShell() throws IOException {
        InputStream input = new ByteArrayInputStream(new byte[] {1, 2, 3});
        Outcome outcome = shell.run(input, "entries");

        assertThat(outcome.exitCode()).isZero();
        assertThat(input.available()).isEqualTo(3);
    }

    @Test
    void filesAreNamedFromTheFolderInWhichTheCommandWasTyped() throws IOException {
        shell.log("--duration", "45");
        Path file = folder.resolve("out.json");

        shell.run("export", "--format", "json", "--output", Path.of("").toAbsolutePath().relativize(file).toString());

        assertThat(Files.readString(file)).contains("\"entries\"");
    }

    @Test
    void aSecondStartBringsTheWindowToTheFront() {
        AppLauncher.open(folder.resolve("data"), (woodshed, toFront) -> {
            throw new AssertionError("a second window was opened");
        });

        assertThat(broughtToFront).hasValue(1);
    }

    @Test
    void watchGoesOnInItsOwnProcessWhenTheWindowCloses() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop other = Laptop.named("Studio", folder).register(server.uri(), "c@example.org")) {
            shell.runWith("slow practice makes perfect\n", "connect", server.uri().toString(), "--email",
                    "c@example.org");
            Watching watch = new Watching(shell);

            other.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("while the window is open"));
            other.sync();
            watch.await("while the window is open");
            window.close();
            other.log("2026-11-20T18:40:00Z", 22, draft -> draft.notes("after it was closed"));
            other.sync();
            watch.await("after it was closed");

            // A window takes the folder back; watch follows it.
            window = Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> WindowFolderAccess
                    .open(folder.resolve("data")), Objects::nonNull);
            window.serve(CommandFollowers.ofWindow(window, broughtToFront::incrementAndGet));
            other.log("2026-11-20T19:40:00Z", 22, draft -> draft.notes("with a window again"));
            other.sync();
            watch.await("with a window again");
            watch.stop();
        }
    }

    /** A {@code watch} in a thread of its own, whose reader can go away. */
    private static final class Watching {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Integer> ended;
        private volatile boolean stopped;

        private Watching(Shell shell) {
            OutputStream out = new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (stopped) {
                        throw new IOException("nobody reads any more");
                    }
                    lines.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
                }
            };
            ended = CompletableFuture.supplyAsync(() -> shell.runTo(out, "watch"), Thread::startVirtualThread);
        }

        void await(String text) {
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
                assertThat(ended).as("watch goes on: " + lines).isNotDone();
                return lines.stream().anyMatch(line -> line.contains(text));
            });
        }

        void stop() {
            stopped = true;
        }
    }
}
