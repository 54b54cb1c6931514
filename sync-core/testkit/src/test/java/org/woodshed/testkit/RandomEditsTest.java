package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.LogbookEntry;

/**
 * Three laptops edit the same few entries at random, offline and online, with restarts of laptops and server. A run is
 * repeated by its seed, which names the test.
 */
@NullMarked
class RandomEditsTest {
    private static final int STEPS = 150;
    private static final int MAX_ROUNDS = 12;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void allLaptopsEndIdenticalAndEveryWordIsSomewhere(long seed) {
        Random random = new Random(seed);
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop a = Laptop.named("A", folder).register(server.uri(), "clara@example.org");
                Laptop b = Laptop.named("B", folder).signIn(server.uri(), "clara@example.org");
                Laptop c = Laptop.named("C", folder).signIn(server.uri(), "clara@example.org")) {
            List<Laptop> laptops = List.of(a, b, c);
            Set<String> tagsAdded = new TreeSet<>();
            List<EntityId> ids = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                step(random, laptops.get(random.nextInt(3)), server, ids, tagsAdded, step);
            }
            settle(laptops);
            assertEqual(laptops);
            Set<String> tags = new TreeSet<>();
            a.entries().forEach(entry -> tags.addAll(entry.tags()));
            assertThat(tags).containsAll(tagsOfLiving(a, tagsAdded));
        }
    }

    private static Set<String> tagsOfLiving(Laptop laptop, Set<String> added) {
        Set<String> living = new TreeSet<>();
        for (String tag : added) {
            EntityId id = new EntityId(tag.substring(0, tag.indexOf('@')));
            if (laptop.has(id)) {
                living.add(tag);
            }
        }
        return living;
    }

    private static void step(Random random, Laptop laptop, TestServer server, List<EntityId> ids, Set<String> tags,
            int step) {
        List<LogbookEntry> here = laptop.entries();
        int choice = random.nextInt(100);
        if (here.isEmpty() || choice < 12) {
            ids.add(laptop.log("2026-11-20T17:40:00Z", 1 + random.nextInt(90), draft -> draft.notes("made in step "
                    + step)).id());
            return;
        }
        EntityId id = here.get(random.nextInt(here.size())).id();
        if (choice < 30) {
            laptop.edit(id, draft -> draft.rating(1 + random.nextInt(5)));
        } else if (choice < 45) {
            laptop.edit(id, draft -> draft.notes("typed in step " + step));
        } else if (choice < 55) {
            laptop.edit(id, draft -> draft.durationSeconds(random.nextInt(5_000)));
        } else if (choice < 65) {
            addTag(laptop, id, tags, step);
        } else if (choice < 71) {
            laptop.delete(id);
        } else if (choice < 76) {
            laptop.woodshed().logbook().restore(EntityKey.entry(ids.get(random.nextInt(ids.size())))).join();
        } else if (choice < 80) {
            resolve(laptop, random.nextBoolean() ? Side.MINE : Side.THEIRS);
        } else if (choice < 84) {
            laptop.reopen();
        } else if (choice < 86) {
            server.stop();
            assertThat(laptop.trySync()).isInstanceOf(SyncResult.NotReached.class);
            server.startAgain();
        } else {
            assertThat(laptop.trySync()).isNotInstanceOf(SyncResult.NotReached.class);
        }
    }

    private static void addTag(Laptop laptop, EntityId id, Set<String> tags, int step) {
        Set<String> present = new TreeSet<>(laptop.entry(id).tags());
        if (present.size() < 10) {
            String tag = id + "@" + step;
            present.add(tag);
            tags.add(tag);
            laptop.edit(id, draft -> draft.tags(present));
        }
    }

    private static void resolve(Laptop laptop, Side side) {
        for (OpenConflict conflict : laptop.woodshed().sync().conflicts()) {
            for (Dispute dispute : conflict.disputes()) {
                assertThat(laptop.woodshed().sync().resolve(conflict.key(), dispute.path(), side).join()).isTrue();
            }
        }
    }

    /** Syncs and settles conflicts in turn until nobody has anything to say. */
    private static void settle(List<Laptop> laptops) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            boolean quiet = true;
            for (Laptop laptop : laptops) {
                SyncResult result = laptop.trySync();
                quiet &= result instanceof SyncResult.Done done && done.sent() == 0 && done.received() == 0;
                resolve(laptop, Side.MINE);
            }
            if (quiet) {
                return;
            }
        }
        throw new AssertionError("the laptops do not come to rest");
    }

    private static void assertEqual(List<Laptop> laptops) {
        List<LogbookEntry> first = laptops.getFirst().entries();
        assertThat(first).isNotEmpty();
        assertThat(laptops).allSatisfy(laptop -> {
            assertThat(laptop.entries()).isEqualTo(first);
            assertThat(laptop.woodshed().sync().figures().digest()).isEqualTo(laptops.getFirst().woodshed().sync()
                    .figures().digest());
            assertThat(laptop.woodshed().sync().outbox()).isEmpty();
        });
    }
}
