package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.server.cli.ServerCommand;
import picocli.CommandLine;

/** {@code woodshed-server backup} and {@code restore}. */
@EmbeddedOnly
class BackupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path elsewhere;
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void aBackupUnderLoadHoldsWhatWasAcknowledgedAndLaptopsNoticeThatItIsOlder() throws Exception {
        Path file = elsewhere.resolve("backup.zip");
        Set<EntityKey> acknowledged = ConcurrentHashMap.newKeySet();
        Set<EntityKey> before;
        TestDevice studio;
        try (RunningServer server = RunningServer.open(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            studio = server.newUser();
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch busy = new CountDownLatch(200);
            List<Future<Integer>> writers = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                TestDevice writer = studio.another();
                writers.add(threads.submit(() -> write(writer, acknowledged, busy, enough)));
            }
            busy.await();
            before = Set.copyOf(acknowledged);
            assertThat(run("backup", "--data", folder.toString(), "--to", file.toString())).as(errors.toString())
                    .isZero();
            enough.set(true);
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isPositive();
            }
            studio.pullAll(500);
            studio.sync(Edits.entry(Edits.newEntry(), "after the backup"));
            assertThat(run("restore", "--data", folder.toString(), "--from", file.toString())).isEqualTo(1);
            assertThat(errors.toString()).contains("A server runs on " + folder + "; nothing was changed");
        }
        assertThat(output.toString()).contains("Backed up to " + file);

        assertThat(run("restore", "--data", folder.toString(), "--from", file.toString())).as(errors.toString())
                .isZero();
        assertThat(output.toString()).contains("Restored 1 account(s)").contains("is kept as " + folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).anyMatch(name -> name.startsWith(
                    "woodshed-server.before-restore-")).doesNotContain("restoring.mv.db", "admin.sock");
        }
        try (RunningServer restored = RunningServer.open(folder)) {
            TestDevice again = new TestDevice(restored, studio.grant(), studio.email());
            ErrorBody.Detail refusal = again.refused(studio.request(), 409);
            assertThat(refusal.code()).isEqualTo("generation_mismatch");
            assertThat(TestDevice.detail(refusal, "reason")).isEqualTo("generation");
            Set<EntityKey> present = again.pullAll(500).stream().map(change -> change.state().key()).collect(Collectors
                    .toSet());
            assertThat(present).containsAll(before);
            assertThat(again.sync().digest().count()).isEqualTo(present.size());
        }
    }

    @Test
    void aStoppedServersFolderIsBackedUpAndRestoredIntoAnEmptyOne() throws Exception {
        Path file = elsewhere.resolve("backup.zip");
        TestDevice studio;
        try (RunningServer server = RunningServer.open(folder)) {
            studio = server.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "one"));
        }
        assertThat(run("backup", "--data", folder.toString(), "--to", file.toString())).isZero();
        Path fresh = elsewhere.resolve("new folder");
        assertThat(run("restore", "--data", fresh.toString(), "--from", file.toString())).as(errors.toString())
                .isZero();
        assertThat(output.toString()).contains("There was no database before");
        try (RunningServer restored = RunningServer.open(fresh)) {
            assertThat(restored.login(studio.email()).pullAll(500)).hasSize(1);
        }
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws Exception {
        try (RunningServer server = RunningServer.open(folder)) {
            assertThat(server.newUser()).isNotNull();
        }
        Path file = Files.writeString(elsewhere.resolve("mine.txt"), "something else");
        assertThat(run("backup", "--data", folder.toString(), "--to", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("something else");
        byte[] database = Files.readAllBytes(folder.resolve("woodshed-server.mv.db"));
        assertThat(run("restore", "--data", folder.toString(), "--from", file.toString())).isEqualTo(1);
        assertThat(run("restore", "--data", folder.toString(), "--from", elsewhere.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("is there already").contains("nothing was changed").contains(
                "There is no file");
        assertThat(Files.readAllBytes(folder.resolve("woodshed-server.mv.db"))).isEqualTo(database);
        assertThat(run("backup", "--data", elsewhere.toString(), "--to", elsewhere.resolve("b").toString())).isEqualTo(
                1);
        assertThat(errors.toString()).contains("There is no database in " + elsewhere);
    }

    private int run(String... arguments) {
        return new CommandLine(new ServerCommand()).setErr(new PrintWriter(errors)).setOut(new PrintWriter(output))
                .execute(arguments);
    }

    private static int write(TestDevice device, Set<EntityKey> acknowledged, CountDownLatch busy, AtomicBoolean enough)
            throws Exception {
        int count = 0;
        for (; !enough.get(); count++) {
            Change change = Edits.entry(Edits.newEntry(), "n");
            device.ask(device.request(change));
            acknowledged.add(change.key());
            busy.countDown();
        }
        return count;
    }
}
