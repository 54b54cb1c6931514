package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.threads.MachineThread;

/** Whoever reads may be the one who opens the file again that the disk refused something of, while the writer gives it up. */
@NullMarked
class ReadingOnAFullDiskTest {
    private static final int READERS = 3;
    private static final int EDITS = 400;

    @TempDir
    Path folder;
    private final SmallDisk disk = new SmallDisk();

    @AfterEach
    void room() {
        disk.close();
    }

    @Test
    void eachEditEndsOneWayOrTheOtherHoweverMuchIsReadBesideIt() throws InterruptedException {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        AtomicBoolean reading = new AtomicBoolean(true);
        ConcurrentLinkedQueue<RuntimeException> failed = new ConcurrentLinkedQueue<>();
        int refused = 0;
        LocalStore store =
                LocalStore.open(folder, MachineThread.daemon("store", Duration.ofSeconds(30)), disk.fileSystem(), true);
        List<Thread> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            readers.add(Thread.ofPlatform().daemon().start(() -> {
                while (reading.get()) {
                    try {
                        store.read(handle -> handle.createQuery("select count(*) from list_outbox").mapTo(Long.class)
                                .one());
                    } catch (RuntimeException failure) {
                        failed.add(failure);
                    }
                }
            }));
        }
        disk.leave(20_000);
        for (int edit = 0; edit < EDITS; edit++) {
            String text = "x".repeat(random.nextInt(4_000));
            try {
                store.write(handle -> handle.execute("insert into list_outbox (operation) values (?)", text))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException full) {
                assertThat(full).as("seed %d, edit %d", seed, edit).hasCauseInstanceOf(StoreException.class);
                refused++;
                disk.leave(random.nextInt(20_000));
            }
        }
        reading.set(false);
        disk.makeRoom();
        assertThat(refused).isPositive();
        assertThat(failed).as("readings that failed").isEmpty();
        store.close();
        for (Thread reader : readers) {
            reader.join();
        }
    }
}
