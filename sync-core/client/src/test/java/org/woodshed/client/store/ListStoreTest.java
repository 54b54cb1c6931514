package org.woodshed.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.threads.MachineThread;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.protocol.ListOperation;

/** Lists are shown at once, and are on the disk together with their operations, or not at all. */
@NullMarked
class ListStoreTest {
    private static final EntityId LIST = new EntityId("warm-up");
    @TempDir
    Path folder;
    private LocalStore store;
    private ListStore lists;

    @BeforeEach
    void open() {
        LocalStore.prepare(folder);
        store = LocalStore.open(folder, MachineThread.finishing("store"));
        lists = new ListStore(store, new EntityIds(new Random(5), Clock.systemUTC()), new Random(6), Clock.systemUTC());
        store.write(handle -> {
            Settings.put(handle, Settings.DEVICE_ID, "laptop");
            return true;
        }).join();
        lists.edit(editor -> {
            editor.createList(LIST, ListKind.ROUTINE, "Warm-up");
            editor.insert(LIST, 0, new EntityId("first"), Map.of());
        }).join();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> items() {
        return lists.view().of(LIST).stream().map(ListItem::id).map(EntityId::value).toList();
    }

    @Test
    void anEditIsShownAtOnceHoweverBusyTheDiskIs() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CompletableFuture<Boolean> working = store.write(handle -> {
            try {
                return busy.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
        List<ListsView> told = new ArrayList<>();
        lists.subscribe(told::add);
        CompletableFuture<ListsView> saved = lists.edit(editor -> editor.insert(LIST, 0, new EntityId("second"), Map
                .of()));
        CompletableFuture<ListsView> moved = lists.edit(editor -> editor.move(new EntityId("first"), LIST, 0));
        assertThat(saved).isNotDone();
        assertThat(items()).containsExactly("first", "second");
        assertThat(told).hasSize(2);
        assertThat(lists.queued()).as("nothing is half on the disk").hasSize(2);
        CompletableFuture<ListsView> undone = lists.edit(editor -> assertThat(editor.undo()).isTrue());
        assertThat(items()).containsExactly("second", "first");

        busy.countDown();
        assertThat(working.join()).isTrue();
        CompletableFuture.allOf(saved, moved, undone).join();
        assertThat(lists.queued()).hasSize(5);
        assertThat(lists.queued()).extracting(ListOperation::clock).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatCanNotBeStoredIsTakenBackFromTheScreenAndLaterEditsGoOn() {
        sql("alter table list_outbox rename to elsewhere");
        CompletableFuture<ListsView> failing = lists.edit(editor -> editor.insert(LIST, 0, new EntityId("second"), Map
                .of()));
        assertThat(items()).contains("second");
        assertThatThrownBy(failing::join).hasMessageContaining("could not be saved");
        Awaitility.await().untilAsserted(() -> assertThat(items()).containsExactly("first"));

        sql("alter table elsewhere rename to list_outbox");
        lists.edit(editor -> editor.insert(LIST, 0, new EntityId("third"), Map.of())).join();
        assertThat(items()).containsExactly("third", "first");
        store.close();
        store = LocalStore.open(folder, MachineThread.finishing("store"));
        lists = new ListStore(store, new EntityIds(new Random(5), Clock.systemUTC()), new Random(6), Clock.systemUTC());
        assertThat(items()).containsExactly("third", "first");
        assertThat(lists.queued()).hasSize(3);
    }

    @Test
    void anEditOfWhatIsNotThereChangesNothing() {
        CompletableFuture<ListsView> refused = lists.edit(editor -> editor.renameList(new EntityId("none"), "x"));
        assertThatThrownBy(refused::join).hasMessageContaining("no such list");
        assertThat(items()).containsExactly("first");
        assertThat(lists.queued()).hasSize(2);
    }

    private void sql(String statement) {
        store.write(handle -> {
            handle.execute(statement);
            return true;
        }).join();
    }
}
