package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.JsonValues;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Schemas;
import org.woodshed.server.limits.RateLimit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three laptops, each of its own mind about merging, type into every field of entries, pieces and goals, offline and
 * online, with the server stopping and laptops restarting in between, and against each other. Whatever was typed is found
 * again: in the entity, in an open conflict, or in the history of the laptop that typed it. A run is repeated by its seed
 * ({@code -Dwoodshed.seed}); the laptop that syncs by itself may still meet the others in another order.
 */
@NullMarked
class EveryValueIsFoundTest {
    private static final String STUDIO = "Studio MacBook";

    @TempDir
    Path folder;
    private final long seed = Long.getLong("woodshed.seed", 20_261_122);
    private final Random random = new Random(seed);
    private final TypedValues values = new TypedValues(random);
    private final List<EntityKey> keys = new ArrayList<>();
    /** By laptop: entity, field and value typed there. */
    private final Map<Laptop, Set<Typed>> typed = new HashMap<>();

    /** One value somebody typed. */
    private record Typed(EntityKey entity, String field, String value) {}

    @Test
    void everyValueEverTypedIsInTheEntityInAnOpenConflictOrInTheHistory() {
        run(60, 2, laptops -> laptops.forEach(laptop -> assertThat(missing(laptop)).as("seed %d", seed).isEmpty()));
    }

    @Tag("slow")
    @Test
    void everyValueOfThreeThousandEditsIsInTheEntityInAnOpenConflictOrInTheHistory() {
        run(1_000, 10, laptops -> {
            laptops.forEach(laptop -> assertThat(missing(laptop)).as("seed %d", seed).isEmpty());
            assertEveryFieldWasTyped();
        });
    }

    /** The proof that the other two can fail: with what the history keeps taken away, values are missed. */
    @Tag("slow")
    @Test
    void withoutWhatTheHistoryKeepsSomeValuesWouldBeLost() {
        run(40, 1, laptops -> {
            Laptop laptop = laptops.getLast();
            // Typed over before it was sent: no other place ever had it.
            EntityId id = laptop.log("2026-11-20T19:40:00Z", 5, draft -> draft.notes("first words")).id();
            laptop.edit(id, draft -> draft.notes("second words"));
            typed.computeIfAbsent(laptop, any -> new LinkedHashSet<>()).add(new Typed(EntityKey.entry(id), "notes",
                    "first words"));
            laptop.trySync();
            assertThat(missing(laptop)).as("seed %d", seed).isEmpty();
            laptop.close();
            emptyHistory(folder.resolve("Kitchen laptop"));
            laptop.open();
            assertThat(missing(laptop)).as("seed %d", seed).isNotEmpty();
        });
    }

    private void run(int edits, int serverStops, Consumer<List<Laptop>> check) {
        try (TestServer server = TestServer.start(folder.resolve("server"), config -> config
                .withSyncRate(RateLimit.parse("1000/s:1000")));
                Laptop a = Laptop.named(STUDIO, folder).register(server.uri(), "clara@example.org");
                Laptop b = Laptop.named("Travel ThinkPad", folder).signIn(server.uri(), "clara@example.org");
                Laptop c = Laptop.named("Kitchen laptop", folder).signIn(server.uri(), "clara@example.org")) {
            List<Laptop> laptops = List.of(a, b, c);
            for (int number = 0; number < 8; number++) {
                keys.add(EntityKey.entry(a.log("2026-11-20T17:40:00Z", 22, draft -> draft).id()));
            }
            for (int number = 0; number < 4; number++) {
                keys.add(EntityKey.piece(new EntityId("piece" + number)));
                keys.add(EntityKey.goal(new EntityId("goal" + number)));
            }
            keys.stream().filter(key -> !key.type().equals(EntityType.LOGBOOK_ENTRY)).forEach(key -> a.woodshed()
                    .merging().restore(key, JsonValues.object().put("title", "start")).join());
            laptops.forEach(Laptop::sync);
            b.woodshed().merging().setStrategy(Strategy.THEIRS).join();
            c.woodshed().merging().setStrategy(Strategy.ASK).join();
            a.woodshed().startSyncing();
            work(server, laptops, edits, serverStops);
            laptops.forEach(laptop -> assertThat(laptop.trySync()).isNotInstanceOf(SyncResult.NotReached.class));
            check.accept(laptops);
        }
    }

    private void work(TestServer server, List<Laptop> laptops, int edits, int serverStops) {
        int[] left = {edits, edits, edits};
        int stretch = 3 * edits / (serverStops + 1);
        boolean down = false;
        while (left[0] + left[1] + left[2] > 0) {
            boolean wanted = (left[0] + left[1] + left[2]) % stretch < stretch / 4;
            if (wanted != down) {
                down = wanted;
                if (down) {
                    server.stop();
                } else {
                    server.startAgain();
                }
            }
            int laptop = random.nextInt(3);
            // A stretch of practice without a network, then one sync: what was typed meets what others typed.
            for (int edit = random.nextInt(12); edit > 0 && left[laptop] > 0; edit--, left[laptop]--) {
                type(laptops.get(laptop), keys.get(random.nextInt(keys.size())), left[laptop]);
            }
            if (random.nextInt(4) == 0) {
                settleSome(laptops.get(laptop));
            }
            if (laptop > 0 && random.nextInt(10) == 0) {
                laptops.get(laptop).reopen();
            }
            SyncResult result = laptops.get(laptop).trySync();
            assertThat(result instanceof SyncResult.NotReached).as("%s", result).isEqualTo(down);
        }
        if (down) {
            server.startAgain();
        }
    }

    /** As an editor does it: what was opened may be older than what is there when it is saved. */
    private void type(Laptop laptop, EntityKey key, int number) {
        EntityState openedOn = laptop.woodshed().merging().shown(key);
        if (random.nextInt(6) == 0) {
            laptop.trySync();
        }
        ObjectNode data = openedOn.data().deepCopy();
        Map<String, String> edited = values.edit(key.type(), data, number);
        if (key.type().equals(EntityType.LOGBOOK_ENTRY)) {
            laptop.edit(new LogbookEntry(openedOn), draft -> EntryDraft.of(new LogbookEntry(openedOn.withData(data))));
        } else {
            laptop.woodshed().merging().restore(key, data).join();
        }
        Set<Typed> here = typed.computeIfAbsent(laptop, any -> new LinkedHashSet<>());
        edited.forEach((field, value) -> here.add(new Typed(key, field, value)));
    }

    /** What has moved meanwhile, because the laptop syncs by itself, is left for the next time. */
    private void settleSome(Laptop laptop) {
        for (OpenConflict conflict : laptop.woodshed().merging().conflicts()) {
            for (Dispute dispute : conflict.disputes()) {
                Choice choice = random.nextBoolean() ? new Choice.Both() : new Choice.Take(Side.THEIRS);
                laptop.woodshed().merging().resolve(conflict.key(), dispute, choice).join();
            }
        }
        List<CombinedItem> combined = laptop.woodshed().merging().combined();
        if (!combined.isEmpty()) {
            laptop.woodshed().merging().undo(combined.get(random.nextInt(combined.size()))).join();
        }
    }

    private void assertEveryFieldWasTyped() {
        Set<String> fields = new TreeSet<>();
        typed.values().forEach(all -> all.forEach(one -> fields.add(one.entity().type() + "." + one.field())));
        for (EntityType type : List.of(EntityType.LOGBOOK_ENTRY, EntityType.PIECE, EntityType.GOAL)) {
            Schemas.of(type).knownFields().stream().filter(field -> !field.equals("createdAt")).forEach(
                    field -> assertThat(fields).contains(type + "." + field));
        }
    }

    private List<Typed> missing(Laptop laptop) {
        Map<EntityKey, Map<String, Set<String>>> found = new HashMap<>();
        List<OpenConflict> conflicts = laptop.woodshed().merging().conflicts();
        return typed.getOrDefault(laptop, Set.of()).stream().filter(one -> !found.computeIfAbsent(one.entity(),
                key -> everywhere(laptop, key, conflicts)).getOrDefault(one.field(), Set.of()).contains(one.value()))
                .toList();
    }

    /** All texts and numbers of an entity, by field: in its states now and before, and in open conflicts. */
    private static Map<String, Set<String>> everywhere(Laptop laptop, EntityKey key, List<OpenConflict> conflicts) {
        Map<String, Set<String>> texts = new HashMap<>();
        EntityHistory history = laptop.woodshed().merging().history(key).join();
        assertThat(history.complete()).isTrue();
        for (HistoryEntry entry : history.entries()) {
            entry.data().properties().forEach(field -> TypedValues.collect(texts, field.getKey(), field.getValue()));
        }
        conflicts.stream().filter(conflict -> conflict.key().equals(key)).flatMap(conflict -> conflict.disputes()
                .stream()).forEach(dispute -> TypedValues.collect(texts, dispute.path().replaceAll("\\..*", ""),
                        dispute
                                .mine()));
        return texts;
    }

    private static void emptyHistory(Path dataFolder) {
        try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + dataFolder.resolve("logbook"), "woodshed",
                "");
                Statement statement = file.createStatement()) {
            assertThat(statement.executeUpdate("delete from history")).isPositive();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
