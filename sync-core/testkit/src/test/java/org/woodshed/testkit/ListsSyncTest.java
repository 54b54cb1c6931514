package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import tools.jackson.databind.node.StringNode;

/** Practice lists between real laptops and a real server. */
@NullMarked
class ListsSyncTest {
    private static final EntityId LIST = new EntityId("warm-up");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @TempDir
    Path folder;
    private TestServer server;
    private FaultProxy network;
    private Laptop a;
    private Laptop b;
    private Laptop c;

    @BeforeEach
    void connect() {
        server = TestServer.start(folder.resolve("server"));
        network = FaultProxy.before(server.uri());
        a = Laptop.named("A", folder).register(network.uri(), "clara@example.org");
        b = Laptop.named("B", folder).signIn(network.uri(), "clara@example.org");
        c = Laptop.named("C", folder).signIn(network.uri(), "clara@example.org");
        a.sync();
        edit(a, lists -> lists.createList(LIST, ListKind.ROUTINE, "Warm-up"));
        edit(a, lists -> insert(lists, 30));
        a.sync();
        b.sync();
        c.sync();
    }

    private static void insert(ListEditor lists, int count) {
        for (int number = 0; number < count; number++) {
            lists.insert(LIST, number, new EntityId("item-" + number), Map.of(ItemField.TEXT, StringNode.valueOf("item "
                    + number)));
        }
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        c.close();
        network.close();
        server.close();
    }

    private static void edit(Laptop laptop, Consumer<ListEditor> edits) {
        laptop.woodshed().lists().edit(edits).orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private static List<ListItem> items(Laptop laptop) {
        return laptop.woodshed().lists().view().of(LIST);
    }

    private static List<String> ids(Laptop laptop) {
        return items(laptop).stream().map(item -> item.id().value()).toList();
    }

    private void requireEqual() {
        assertThat(items(b)).isEqualTo(items(a));
        assertThat(items(c)).isEqualTo(items(a));
        assertThat(ids(a)).doesNotHaveDuplicates();
        for (Laptop laptop : List.of(a, b, c)) {
            assertThat(laptop.woodshed().sync().figures().pending()).isZero();
            assertThat(laptop.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
        }
    }

    @Test
    void whatTwoMusiciansDidOnTwoTrainsIsAllThere() {
        edit(a, lists -> lists.move(new EntityId("item-29"), LIST, 0));
        edit(b, lists -> {
            lists.set(LIST, new EntityId("item-29"), ItemField.NOTE, StringNode.valueOf("slowly"));
            lists.remove(LIST, new EntityId("item-5"));
        });
        a.sync();
        b.sync();
        a.sync();
        c.sync();
        requireEqual();
        assertThat(ids(a)).hasSize(29).doesNotContain("item-5");
        assertThat(items(a).getFirst().id().value()).isEqualTo("item-29");
        assertThat(items(a).getFirst().note()).isEqualTo("slowly");
    }

    @Test
    void anEditIsOnTheDiskAndInTheQueueWhenItSaysSoAndGoesAfterARestart() {
        edit(a, lists -> lists.move(new EntityId("item-0"), LIST, 29));
        List<String> before = ids(a);
        a.reopen();
        assertThat(ids(a)).isEqualTo(before);
        assertThat(a.woodshed().sync().figures().pending()).isEqualTo(1);
        a.sync();
        b.sync();
        c.sync();
        requireEqual();
        assertThat(ids(b)).isEqualTo(before);
    }

    @Test
    void anEditReachesTheOtherOpenLaptopsByItself() {
        Stream.of(a, b, c).forEach(laptop -> laptop.woodshed().startSyncing());
        Stream.of(a, b, c).forEach(Laptop::sync);
        edit(a, lists -> lists.set(LIST, new EntityId("item-3"), ItemField.DONE, StringNode.valueOf("2026-11-20")));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(items(b).get(3).doneOn())
                .isNotNull());
    }

    @Test
    void threeLaptopsThatReorderThirtyItemsThroughAFaultyNetworkEndEqual() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Random random = new Random(seed);
        Random ofTheNetwork = new Random(seed + 1);
        List.of(a, b, c).forEach(laptop -> laptop.reopenWith(PATIENCE));
        network.give(() -> ofTheNetwork.nextInt(3) > 0 ? null : FAULTS.get(ofTheNetwork.nextInt(FAULTS.size())));
        for (int step = 0; step < 90; step++) {
            Laptop laptop = List.of(a, b, c).get(random.nextInt(3));
            EntityId moved = items(laptop).get(random.nextInt(30)).id();
            edit(laptop, lists -> lists.move(moved, LIST, random.nextInt(30)));
            if (random.nextInt(3) == 0) {
                laptop.trySync();
            }
            if (random.nextInt(20) == 0) {
                laptop.reopen();
            }
        }
        network.give(() -> null);
        for (Laptop laptop : List.of(a, b, c, a, b, c)) {
            laptop.sync();
        }
        requireEqual();
        assertThat(ids(a)).as("none missing").hasSize(30);
    }

    @Test
    void aCopiedFolderIsNoticedAndHasToSignInAsADeviceOfItsOwnAndLosesNothing() throws Exception {
        a.close();
        Path copied = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(folder.resolve("A"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copied.resolve(folder.resolve("A").relativize(file).toString()));
            }
        }
        a.reopen();
        try (Laptop copy = Laptop.named("copy", folder)) {
            edit(a, lists -> lists.move(new EntityId("item-7"), LIST, 0));
            a.sync();
            edit(copy, lists -> lists.remove(LIST, new EntityId("item-9")));
            SyncResult first = copy.trySync();
            if (!(first instanceof SyncResult.SignedOut)) {
                copy.trySync();
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(copy.woodshed().sync()
                    .status()).isInstanceOf(SyncStatus.SignInAgain.class));
            copy.signIn(network.uri(), "clara@example.org").sync();
            for (Laptop laptop : List.of(a, b, c)) {
                laptop.sync();
            }
            requireEqual();
            assertThat(items(copy)).isEqualTo(items(a));
            assertThat(ids(a)).hasSize(29).startsWith("item-7");
        }
    }
}
