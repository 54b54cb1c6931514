package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.secrets.TokenFile;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.Json;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.limits.SyncPolicy;
import org.woodshed.server.limits.Versions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** Practice lists after lost answers, refusals, long logs and restored servers. */
@NullMarked
class ListsRecoveryTest extends TwoConnectedLaptops {
    private static final EntityId LIST = new EntityId("warm-up");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static void edit(Laptop laptop, Consumer<ListEditor> edits) {
        laptop.woodshed().lists().edit(edits).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static List<ListItem> items(Laptop laptop) {
        return laptop.woodshed().lists().view().of(LIST);
    }

    private static EntityId item(int number) {
        return new EntityId("item-" + number);
    }

    private void warmUpOnBoth() {
        edit(a, lists -> {
            lists.createList(LIST, ListKind.ROUTINE, "Warm-up");
            IntStream.range(0, 30).forEach(number -> lists.insert(LIST, number, item(number), Map.of(ItemField.TEXT,
                    StringNode.valueOf("item " + number))));
        });
        a.sync();
        b.sync();
    }

    @Override
    UnaryOperator<ServerConfig> settings() {
        return config -> config.withPolicy(new SyncPolicy(0, Versions.ALL));
    }

    private JsonNode bootstrap() throws IOException {
        return Json.readStored(get("/sync/bootstrap").body());
    }

    private HttpResponse<String> get(String pathAndQuery) throws IOException {
        return ServerCalls.get(server.uri(), pathAndQuery, new TokenFile(folder.resolve("Studio MacBook")).read()
                .orElseThrow().accessToken());
    }

    private void requireEqual(Laptop... laptops) {
        for (Laptop laptop : laptops) {
            assertThat(items(laptop)).isEqualTo(items(a));
            assertThat(laptop.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
            assertThat(laptop.woodshed().sync().outbox()).isEmpty();
        }
    }

    private static void moveAround(Laptop laptop, int times, Random random) {
        edit(laptop, lists -> {
            for (int move = 0; move < times; move++) {
                lists.move(item(random.nextInt(30)), LIST, random.nextInt(30));
            }
        });
    }

    @Test
    void aNewLaptopStartsFromASnapshotAndTheOperationsAfterItOnceTheServerHasForgottenTheOldOnes() throws IOException {
        Random random = new Random(20261121);
        warmUpOnBoth();
        for (int round = 0; round < 3; round++) {
            moveAround(a, 520, random);
            a.sync();
            b.sync();
            int newest = 550 + 520 * round;
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(bootstrap().path("snapshots").path(0)
                    .path("lists").path("count").asInt()).isGreaterThanOrEqualTo(newest));
        }
        a.sync();
        b.sync();
        edit(b, lists -> lists.set(LIST, item(3), ItemField.MINUTES, IntNode.valueOf(5)));
        b.sync();
        a.sync();

        try (Laptop late = Laptop.named("New laptop", folder).signIn(server.uri(), "clara@example.org")) {
            assertThat(get("/sync/pull?since=0").statusCode()).as("the old operations are gone").isEqualTo(409);
            late.sync();
            requireEqual(b, late);
            moveAround(late, 5, random);
            late.sync();
            a.sync();
            b.sync();
            requireEqual(b, late);
        }
    }

    @Test
    void aServerRestoredFromAnOlderBackupIsToldWhatItLost() throws IOException {
        warmUpOnBoth();
        server.stop();
        copy(folder.resolve("server"), folder.resolve("copy"));
        server.startAgain();
        edit(a, lists -> {
            lists.move(item(29), LIST, 0);
            lists.remove(LIST, item(7));
            lists.createList(new EntityId("today"), ListKind.PLAIN, "Today");
            lists.move(item(8), new EntityId("today"), 0);
        });
        a.sync();
        b.sync();
        edit(b, lists -> lists.set(LIST, item(3), ItemField.NOTE, StringNode.valueOf("slowly")));
        b.sync();
        a.sync();
        edit(b, lists -> lists.renameList(LIST, "Morning"));
        List<ListItem> before = items(b);

        server.stop();
        copy(folder.resolve("copy"), folder.resolve("server"));
        server.startAgain();
        b.sync();
        a.sync();
        b.sync();

        assertThat(items(b)).isEqualTo(before).hasSize(28);
        assertThat(b.woodshed().lists().view().lists()).extracting(list -> list.name()).containsExactly("Morning",
                "Today");
        requireEqual(b);
        try (Laptop late = Laptop.named("New laptop", folder).signIn(server.uri(), "clara@example.org")) {
            late.sync();
            assertThat(late.woodshed().lists().view().items()).isEqualTo(b.woodshed().lists().view().items());
            requireEqual(late);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        RestoredServerTest.copyFiles(from, to);
    }

    @Test
    void anAnswerThatGetsLostIsAskedForAgainAndNothingIsDoneTwice() {
        warmUpOnBoth();
        try (FaultProxy network = FaultProxy.before(server.uri());
                Laptop train = Laptop.named("Train", folder).signIn(network.uri(), "clara@example.org")) {
            train.sync();
            long before = train.woodshed().sync().figures().digest().lists().count();
            edit(train, lists -> lists.insert(LIST, 0, new EntityId("once"), Map.of()));
            AtomicInteger connections = new AtomicInteger();
            network.give(() -> connections.getAndIncrement() == 0 ? Fault.CUT_ANSWER : null);
            SyncResult cut = train.trySync();
            assertThat(network.given(Fault.CUT_ANSWER)).isEqualTo(1);
            if (!(cut instanceof SyncResult.Done)) {
                assertThat(train.woodshed().sync().outbox()).as("it waits").hasSize(1);
                train.reopen();
                train.sync();
            }
            a.sync();
            b.sync();
            requireEqual(b, train);
            assertThat(items(a)).extracting(ListItem::id).containsOnlyOnce(new EntityId("once"));
            assertThat(train.woodshed().sync().figures().digest().lists().count()).isEqualTo(before + 1);
        }
    }

    @Test
    void whatIsEditedWhileAPushIsOnItsWayIsNotLost() {
        warmUpOnBoth();
        try (FaultProxy network = FaultProxy.before(server.uri());
                Laptop train = Laptop.named("Train", folder).signIn(network.uri(), "clara@example.org")) {
            train.sync();
            network.give(() -> Fault.DELAY);
            for (int number = 0; number < 20; number++) {
                int place = number;
                edit(train, lists -> lists.move(item(place), LIST, 29 - place));
                CompletableFuture<SyncResult> sending = train.woodshed().sync().syncNow();
                edit(train, lists -> lists.set(LIST, item(place), ItemField.NOTE, StringNode.valueOf("note " + place)));
                sending.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            }
            train.sync();
            a.sync();
            b.sync();
            requireEqual(b, train);
            assertThat(items(a)).filteredOn(item -> item.note() != null).hasSize(20);
        }
    }

    @Test
    void whatTheServerRefusesIsListedWithItsReasonAndCanBeTriedAgainOrTakenBack() throws IOException {
        warmUpOnBoth();
        edit(a, lists -> {
            lists.set(LIST, item(1), ItemField.NOTE, StringNode.valueOf("n".repeat(20_000)));
            lists.set(LIST, item(2), ItemField.NOTE, StringNode.valueOf("short"));
        });
        a.trySync();
        b.sync();
        assertThat(items(b).get(2).note()).as("the others go through").isEqualTo("short");
        OutboxItem refused = a.woodshed().sync().outbox().getFirst();
        assertThat(a.woodshed().sync().outbox()).hasSize(1);
        assertThat(refused.state()).isEqualTo(OutboxItem.State.FAILED);
        assertThat(refused.lastError()).isEqualTo("too_large");
        assertThat(a.woodshed().sync().figures().failed()).isEqualTo(1);
        Path file = folder.resolve("unsent.json");
        assertThat(a.woodshed().sync().exportUnsent(file)).isEqualTo(1);
        assertThat(Files.readString(file)).contains("n".repeat(20_000));

        assertThat(a.woodshed().sync().retryRefused(refused.key()).join()).isTrue();
        assertThat(a.woodshed().sync().figures().pending()).isEqualTo(1);
        a.trySync();
        assertThat(a.woodshed().sync().figures().failed()).as("refused again").isEqualTo(1);

        assertThat(a.woodshed().sync().giveUpRefused(refused.key()).join()).isTrue();
        assertThat(items(a).get(1).note()).isNull();
        a.sync();
        requireEqual(b);
        moveAround(a, 3, new Random(1));
        a.sync();
        b.sync();
        requireEqual(b);
    }
}
