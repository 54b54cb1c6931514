package org.woodshed.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.sql.H2File;
import org.woodshed.server.storage.sql.SqlStorage;
import org.woodshed.testkit.SmallDisk;

/**
 * The server's disk is full: what can't be stored is answered {@code unavailable}, what was acknowledged stays and can be
 * read, and the same storage goes on once there is room again.
 */
@NullMarked
class FullServerDiskTest {
    private static final int WRITERS = 4;
    private static final int READERS = 3;
    private static final int CHANGES_EACH = 40;
    /** What the storage wants to see free before it tries again. */
    private static final int ROOM_TO_TRY = 1 << 20;
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    Path folder;
    private final SmallDisk disk = new SmallDisk();
    private final long seed = Long.getLong("woodshed.seed", 20_261_122);

    @AfterEach
    void room() {
        disk.close();
    }

    @Test
    void whatWasAcknowledgedStaysAndCanBeReadAndItGoesOnWhenThereIsRoomAgain() throws IOException {
        try (Storage storage = open()) {
            Author author = LogFixtures.author(storage);
            ChangeService service = service(storage);
            int stored = fill(service, author);

            assertThat(storage.takesChanges()).isFalse();
            assertThat(storage.answers()).as("ready").isFalse();
            requireWhole(storage, author, stored);
            assertRefused(() -> LogFixtures.apply(service, author, entry("n".repeat(4_000))));
            assertRefused(() -> LogFixtures.author(storage));
            requireWhole(storage, author, stored);
            storage.backUp(folder.resolve("copy.zip"));

            disk.makeRoom();
            assertThat(storage.answers()).as("ready").isTrue();
            assertThat(storage.takesChanges()).isTrue();
            LogFixtures.apply(service, author, entry("with room"));
            requireWhole(storage, author, stored + 1);
        }
        assertThat(H2File.replace(folder, folder.resolve("copy.zip"), folder.resolve("kept"))).as(
                "accounts in the copy that was made on the full disk").isEqualTo(1);
    }

    @Test
    void aDiskThatTakesNothingAtAllIsStillRead() {
        try (Storage storage = open()) {
            Author author = LogFixtures.author(storage);
            ChangeService service = service(storage);
            LogFixtures.apply(service, author, entry("saved before"));
            disk.refuseAll();
            for (int tries = 0; tries < 3; tries++) {
                assertRefused(() -> LogFixtures.apply(service, author, entry("refused")));
                requireWhole(storage, author, 1);
            }
            disk.makeRoom();
            LogFixtures.apply(service, author, entry("with room"));
            requireWhole(storage, author, 2);
        }
    }

    @Test
    void closingOnAFullDiskEndsAndLosesNothing() {
        Author author;
        int stored;
        try (Storage storage = open()) {
            author = LogFixtures.author(storage);
            stored = fill(service(storage), author);
        }
        try (Storage storage = open()) {
            requireWhole(storage, author, stored);
            disk.makeRoom();
            LogFixtures.apply(service(storage), author, entry("with room"));
            requireWhole(storage, author, stored + 1);
        }
    }

    /** Each refusal is met by whoever writes, by those who wait for the same fsync, and by those who read. */
    @Test
    void everyRequestEndsOneWayOrTheOtherHoweverOftenTheDiskRefuses() throws Exception {
        Random random = new Random(seed);
        AtomicInteger refusals = new AtomicInteger();
        AtomicBoolean reading = new AtomicBoolean(true);
        List<Author> authors = new ArrayList<>();
        try (Storage storage = open(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < WRITERS; number++) {
                authors.add(LogFixtures.author(storage));
            }
            List<Future<Integer>> readers = new ArrayList<>();
            for (int number = 0; number < READERS; number++) {
                Author author = authors.get(number);
                readers.add(threads.submit(() -> read(storage, author, reading)));
            }
            disk.leave(20_000);
            List<Future<Integer>> writers = new ArrayList<>();
            for (Author author : authors) {
                writers.add(threads.submit(() -> write(storage, author, random, refusals)));
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(CHANGES_EACH);
            }
            reading.set(false);
            disk.makeRoom();
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(refusals.get()).as("refusals, seed %d", seed).isGreaterThan(WRITERS);
            authors.forEach(author -> requireWhole(storage, author, CHANGES_EACH));
        }
        try (Storage storage = open()) {
            authors.forEach(author -> requireWhole(storage, author, CHANGES_EACH));
        }
    }

    /** As a laptop does: what is not acknowledged is sent again. */
    private int write(Storage storage, Author author, Random random, AtomicInteger refusals) {
        ChangeService service = service(storage);
        int acknowledged = 0;
        while (acknowledged < CHANGES_EACH) {
            Change change = entry("n".repeat(random.nextInt(4_000)));
            while (!isTaken(service, author, change)) {
                refusals.incrementAndGet();
                disk.leave(ROOM_TO_TRY + random.nextInt(20_000));
            }
            acknowledged++;
        }
        return acknowledged;
    }

    private static boolean isTaken(ChangeService service, Author author, Change change) {
        try {
            return LogFixtures.apply(service, author, change).acknowledged().size() == 1;
        } catch (ApiException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            return false;
        }
    }

    private static int read(Storage storage, Author author, AtomicBoolean reading) {
        int times = 0;
        long seen = 0;
        while (reading.get()) {
            LogHead head = storage.readLog(author.userId(), LogReader::head);
            assertThat(head.lastSeq()).isGreaterThanOrEqualTo(seen);
            seen = head.lastSeq();
            times++;
            // Nothing makes a reader wait: without this, readers would leave writers no processor.
            LockSupport.parkNanos(1_000);
        }
        return times;
    }

    /** There may be free space within the file: it is used up as well. Answers how many changes were acknowledged. */
    private int fill(ChangeService service, Author author) {
        disk.leave(0);
        int stored = 0;
        while (isTaken(service, author, entry("n".repeat(4_000)))) {
            stored++;
        }
        return stored;
    }

    private static void assertRefused(Runnable request) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused.retryAfter()).isNotNull();
            assertThat(refused).hasMessageContainingAll("disk is full", "is safe", "goes on");
        });
    }

    private static void requireWhole(Storage storage, Author author, int changes) {
        LogHead head = storage.readLog(author.userId(), LogReader::head);
        List<PageItem> all = storage.readLog(author.userId(), log -> log.changedAfter(0, changes + 1));
        assertThat(head.lastSeq()).isEqualTo(changes);
        assertThat(all).hasSize(changes);
        assertThat(head.digest()).isEqualTo(Digest.ofEntities(changes, all.stream().mapToLong(item -> Digest.itemHash(
                item.change().state())).reduce(0, (left, right) -> left ^ right)));
    }

    private static Change entry(String notes) {
        EntityKey key = LogFixtures.newEntry();
        return LogFixtures.entry(key, notes);
    }

    private static ChangeService service(Storage storage) {
        return new ChangeService(storage, new InProcessFanout(), InstantSource.system());
    }

    private Storage open() {
        return SqlStorage.open(new DatabasePlace.Folder(folder, disk.fileSystem()));
    }
}
