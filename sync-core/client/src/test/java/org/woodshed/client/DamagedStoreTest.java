package org.woodshed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.woodshed.client.TestFolder.durable;
import static org.woodshed.client.TestFolder.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.store.DamagedFile;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.LogbookEntry;

/** A logbook file that a disk, a cable or another program has damaged is never overwritten, and as much as possible saved. */
@NullMarked
class DamagedStoreTest {
    /** The same damages in each build: a build judges a change, not the dice. */
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = Integer.getInteger("woodshed.rounds", 8);

    @TempDir
    Path parent;

    /** Bits turned over, blocks of rubbish, the end cut off: it opens with everything, or says so and is rescued. */
    @Test
    @Timeout(value = 150, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void afterAnyDamageItOpensWithEverythingOrSaysSoAndIsRescued() throws IOException, InvalidInputException {
        Path whole = parent.resolve("whole");
        fill(whole);
        long seed = Long.getLong("woodshed.seed", SEED);
        Random random = new Random(seed);
        int rescued = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = parent.resolve("damaged-" + round);
            copy(whole, folder);
            damage(folder.resolve("logbook.mv.db"), random);
            String described = "seed " + seed + ", round " + round;
            byte[] damaged = Files.readAllBytes(folder.resolve("logbook.mv.db"));
            try (LocalWoodshed woodshed = TestFolder.open(folder)) {
                assertThat(notes(woodshed)).as(described).hasSize(60).containsAll(numbers(0, 60));
                continue;
            } catch (StoreException refused) {
                assertThat(refused.kind()).as(described).isEqualTo(StoreException.Kind.DAMAGED);
                assertThat(refused).hasMessageContainingAll("damaged", "left as it is", "woodshed restore", "backup");
            }
            assertThat(folder.resolve("logbook.mv.db")).as(described).hasBinaryContent(damaged);
            Optional<DamagedFile.Rescued> found = rescue(folder);
            rescued++;
            assertThat(found).as(described).hasValueSatisfying(saved -> assertThat(saved.setAside()).hasBinaryContent(
                    damaged));
            try (LocalWoodshed woodshed = TestFolder.open(folder)) {
                assertThat(notes(woodshed)).as(described).containsAll(numbers(0, 40));
                durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes("goes on")));
            }
        }
        assertThat(rescued).as("seed %d", seed).isPositive();
    }

    @Test
    void withoutABackupAndWithNothingReadableNothingIsChanged() throws IOException {
        Files.write(parent.resolve("logbook.mv.db"), new byte[20_000]);
        assertThatThrownBy(() -> TestFolder.open(parent)).isInstanceOf(StoreException.class).hasMessageContaining(
                "no backup");
        assertThat(rescue(parent)).isEmpty();
        assertThat(parent.resolve("logbook.mv.db")).hasBinaryContent(new byte[20_000]);
    }

    /** 40 entries that are in the backup, and 20 that are not. */
    private static void fill(Path folder) throws InvalidInputException {
        try (LocalWoodshed woodshed = TestFolder.open(folder)) {
            add(woodshed, 0, 40);
            woodshed.backups().make().orTimeout(20, TimeUnit.SECONDS).join();
            add(woodshed, 40, 60);
        }
    }

    private static void add(LocalWoodshed woodshed, int from, int to) throws InvalidInputException {
        for (int number = from; number < to; number++) {
            durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes("entry " + number)));
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "entry " + number).toList();
    }

    private static Set<String> notes(LocalWoodshed woodshed) {
        Set<String> notes = new TreeSet<>();
        woodshed.logbook().allEntries().map(LogbookEntry::notes).forEach(notes::add);
        return notes;
    }

    private static Optional<DamagedFile.Rescued> rescue(Path folder) {
        return LocalWoodshed.rescue(new WoodshedConfig(folder, Clock.system(ZoneId.of("Europe/Berlin")),
                new SecureRandom()));
    }

    private static void damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int flip = random.nextInt(1, 40); flip > 0; flip--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                int from = random.nextInt(bytes.length);
                byte[] rubbish = new byte[Math.min(bytes.length - from, 1 + random.nextInt(20_000))];
                random.nextBytes(rubbish);
                System.arraycopy(rubbish, 0, bytes, from, rubbish.length);
            }
            default -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        Files.write(file, bytes);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("woodshed.")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
