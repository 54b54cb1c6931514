package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;

/** What waits is counted without looking at each row, and what nobody waits for is written all the same. */
@NullMarked
class WaitingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    @TempDir
    Path folder;
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private LocalStore store;
    private WorkTables works;

    @BeforeEach
    void open() {
        LocalStore.prepare(folder);
        store = LocalStore.open(folder, MachineThread.finishing("store"));
        works = new WorkTables(clock::get);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void queue(String goal, OutboxItem.State state, @Nullable Instant nextAttempt) {
        EntityKey key = new EntityKey(EntityType.GOAL, new EntityId(goal));
        PendingChange change = new PendingChange(new ChangeId("change-of-" + goal), key, ChangeType.CREATED, 0,
                JsonValues
                        .object(),
                JsonValues.object().put("title", goal), NOW, state, nextAttempt == null ? 0 : 1, null,
                nextAttempt);
        boolean sent = state == OutboxItem.State.IN_FLIGHT;
        store.write(handle -> works.change(handle, key,
                work -> new EntityWork(EntityState.absent(key), sent ? change : null,
                        sent ? null : change, null)))
                .join();
    }

    private Counts counts() {
        return store.read(works::counts);
    }

    @Test
    void whatWaitsForALaterTryIsDueOnlyThenAlsoAfterARestart() {
        assertThat(counts()).isEqualTo(Counts.NONE);
        queue("new", OutboxItem.State.PENDING, null);
        queue("on-its-way", OutboxItem.State.IN_FLIGHT, null);
        queue("refused-for-good", OutboxItem.State.FAILED, null);
        queue("refused-once", OutboxItem.State.PENDING, NOW.plusSeconds(8));
        assertThat(counts()).isEqualTo(new Counts(2, 3, 1, 0));
        close();
        open();
        assertThat(counts()).as("after a restart").isEqualTo(new Counts(2, 3, 1, 0));
        clock.set(NOW.plus(Duration.ofSeconds(8)));
        assertThat(counts()).as("eight seconds later").isEqualTo(new Counts(3, 3, 1, 0));
        clock.set(NOW);
        assertThat(counts()).as("the clock was set back").isEqualTo(new Counts(2, 3, 1, 0));
    }

    @Test
    void ofWhatWaitsTheRefusedComeFirstAndNoMoreIsReadThanWasAskedFor() {
        queue("new", OutboxItem.State.PENDING, null);
        queue("newer", OutboxItem.State.PENDING, null);
        queue("on-its-way", OutboxItem.State.IN_FLIGHT, null);
        queue("refused-for-good", OutboxItem.State.FAILED, null);
        assertThat(first(3)).containsExactly("refused-for-good", "on-its-way", "new");
        assertThat(first(10)).containsExactly("refused-for-good", "on-its-way", "new", "newer");
    }

    private List<String> first(int most) {
        return store.read(handle -> OutboxReader.first(handle, most)).stream().map(item -> item.key().id().value())
                .toList();
    }

    @Test
    void whatNobodyWaitsForIsWrittenBeforeTheNextWorkAndBeforeClosing() {
        store.writeLater(handle -> put(handle, "first", "1"));
        Optional<String> seen = store.write(handle -> Settings.get(handle, "first")).join();
        assertThat(seen).as("the next work sees it").contains("1");
        store.writeLater(handle -> put(handle, "last", "2"));
        close();
        open();
        Optional<String> kept = store.read(handle -> Settings.get(handle, "last"));
        assertThat(kept).as("after closing").contains("2");
    }

    private static boolean put(Handle handle, String name, String value) {
        Settings.put(handle, name, value);
        return true;
    }
}
