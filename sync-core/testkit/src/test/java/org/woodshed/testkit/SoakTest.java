package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreTool;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.model.LogbookEntry;
import org.woodshed.server.limits.RateLimit;

/**
 * Twenty laptops of five users work for minutes through a bad network: memory, threads and open files do not grow, files
 * hold little else than what is needed, and at the end all of a user's are equal. {@code -Dwoodshed.soak} says how many seconds.
 */
@NullMarked
@Tag("slow")
class SoakTest {
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("woodshed.soak", 180));
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_EDITS = Duration.ofMillis(500);
    private static final int USERS = 5;
    private static final int LAPTOPS_OF_EACH = 4;
    private static final int ENTRIES_OF_EACH = 10;
    private static final int ROUNDS_TO_REST = 20;
    /** How often one looks what is in use. */
    private static final int LOOKS = 12;
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final long MEGABYTE = 1 << 20;
    /** Space in a small file that freed parts wait in until it is used again. */
    private static final long ROOM_TO_WORK = 8 * MEGABYTE;

    @TempDir
    Path folder;

    /** What must not grow. */
    private record Usage(long heapMegabytes, int threads, long openFiles, long laptopMegabytes, long serverMegabytes) {
        static Usage now(Path folder) {
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix
                    .getOpenFileDescriptorCount() : 0;
            long server = size(folder.resolve("server"));
            return new Usage(heap / MEGABYTE, ManagementFactory.getThreadMXBean().getThreadCount(), files, (size(folder)
                    - server) / MEGABYTE, server / MEGABYTE);
        }

        private static long size(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Test
    void nothingGrowsAndAllAreEqualAtTheEnd() throws InterruptedException, IOException {
        long seed = Long.getLong("woodshed.seed", System.nanoTime());
        LOG.info("Replay with -Dwoodshed.seed={}", seed);
        Random ofTheNetwork = new Random(seed);
        List<List<Laptop>> users = new ArrayList<>();
        try (TestServer server = TestServer.start(folder.resolve("server"), config -> config.withLoginRate(RateLimit
                .parse("100/s:100")));
                FaultProxy network = FaultProxy.before(server.uri())) {
            for (int user = 0; user < USERS; user++) {
                users.add(laptops(user, network));
            }
            network.give(() -> ofTheNetwork.nextInt(5) == 0 ? FAULTS.get(ofTheNetwork.nextInt(FAULTS.size())) : null);
            work(users, seed);
            network.give(() -> null);
            users.forEach(SoakTest::rest);
            users.forEach(SoakTest::assertEqual);
        } finally {
            users.forEach(laptops -> laptops.forEach(Laptop::close));
        }
        assertFilesHoldLittleElse();
    }

    /** Files grow by what was written, of which the history keeps every state; but not by space that nobody uses again. */
    private void assertFilesHoldLittleElse() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".mv.db")).toList()) {
                Path compact = folder.resolve("compact.mv.db");
                Files.copy(file, compact);
                MVStoreTool.compact(compact.toString(), false);
                long needed = Files.size(compact);
                LOG.info("{} has {} KB, of which {} are needed", folder.relativize(file), Files.size(file) >> 10,
                        needed >> 10);
                assertThat(Files.size(file)).as("%s, of which %d bytes are needed", file, needed).isLessThan(2 * needed
                        + ROOM_TO_WORK);
                Files.delete(compact);
            }
        }
    }

    private List<Laptop> laptops(int user, FaultProxy network) {
        String email = "user" + user + "@example.org";
        List<Laptop> laptops = new ArrayList<>();
        for (int number = 0; number < LAPTOPS_OF_EACH; number++) {
            Laptop laptop = Laptop.named("laptop " + number + " of user " + user, folder);
            laptops.add(number == 0 ? laptop.register(network.uri(), email) : laptop.signIn(network.uri(), email));
            laptop.reopenWith(PATIENCE);
            for (int entry = 0; entry < ENTRIES_OF_EACH; entry++) {
                String notes = number + " first";
                laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes(notes));
            }
            laptop.woodshed().startSyncing();
        }
        return laptops;
    }

    /** After a third of the time everything is as warm as it gets. */
    private void work(List<List<Laptop>> users, long seed) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Future<?>> turns = new ArrayList<>();
        List<Usage> looks = new ArrayList<>();
        try (ScheduledExecutorService musicians = Executors.newScheduledThreadPool(USERS)) {
            int number = 0;
            for (List<Laptop> laptops : users) {
                for (Laptop laptop : laptops) {
                    int mine = laptops.indexOf(laptop);
                    Random random = new Random(seed + ++number);
                    turns.add(musicians.scheduleWithFixedDelay(() -> edit(laptop, mine, random, failures), number,
                            BETWEEN_EDITS
                                    .toMillis(),
                            TimeUnit.MILLISECONDS));
                }
            }
            while (looks.size() < LOOKS) {
                assertThat(musicians.awaitTermination(LENGTH.dividedBy(LOOKS).toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
                looks.add(Usage.now(folder));
                LOG.info("After {} of {} parts of {} s: {}", looks.size(), LOOKS, LENGTH.toSeconds(), looks.getLast());
            }
            // Nobody is interrupted: a store that is read just then would close.
            musicians.shutdown();
            assertThat(turns).as("nobody gave up").noneMatch(turn -> turn.state() == Future.State.FAILED);
        }
        Usage warm = looks.get(LOOKS / 3 - 1);
        Usage end = Usage.now(folder);
        LOG.info("After a third: {}; at the end: {}", warm, end);
        assertThat(failures).isEmpty();
        assertThat(end.heapMegabytes()).isLessThan(warm.heapMegabytes() * 3 / 2 + 50);
        assertThat(end.threads()).isLessThan(warm.threads() * 5 / 4 + 20);
        assertThat(end.openFiles()).isLessThan(warm.openFiles() + 100);
        assertThat(end.laptopMegabytes()).isLessThan(warm.laptopMegabytes() * 2 + 100);
        assertThat(end.serverMegabytes()).as("the server keeps the history of every change").isLessThan(warm
                .serverMegabytes() * 4 + 100);
    }

    /** Each laptop edits only entries of its own, so that nothing has to be chosen. */
    private static void edit(Laptop laptop, int mine, Random random, ConcurrentLinkedQueue<Throwable> failures) {
        try {
            List<LogbookEntry> entries = laptop.entries().stream().filter(entry -> String.valueOf(entry.notes())
                    .startsWith(mine + " ")).toList();
            laptop.edit(entries.get(random.nextInt(entries.size())).id(), draft -> draft.notes(mine + " " + random
                    .nextLong()));
        } catch (RuntimeException | AssertionError failure) {
            failures.add(failure);
        }
    }

    private static void rest(List<Laptop> laptops) {
        for (int round = 0; round < 2; round++) {
            for (Laptop laptop : laptops) {
                SyncResult last = laptop.trySync();
                for (int more = 0; !(last instanceof SyncResult.Done) && more < ROUNDS_TO_REST; more++) {
                    last = laptop.trySync();
                }
                assertThat(last).isInstanceOf(SyncResult.Done.class);
            }
        }
    }

    private static void assertEqual(List<Laptop> laptops) {
        Laptop first = laptops.getFirst();
        assertThat(first.entries()).hasSize(LAPTOPS_OF_EACH * ENTRIES_OF_EACH);
        for (Laptop laptop : laptops) {
            assertThat(laptop.entries()).isEqualTo(first.entries());
            assertThat(laptop.woodshed().sync().figures().digest()).isEqualTo(first.woodshed().sync().figures()
                    .digest());
            assertThat(laptop.woodshed().sync().outbox()).isEmpty();
            assertThat(laptop.woodshed().sync().counters().digestMismatches()).isZero();
        }
    }
}
