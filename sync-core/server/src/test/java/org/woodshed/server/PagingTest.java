package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** Reading everything others did: pages, order, digests. */
class PagingTest extends SharedServer {
    @Test
    void aPageOfHistoryIsBoundedInBytesButHoldsAtLeastOne() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.created(key, 0, "{" + States.WHEN + ", \"newer\": \"" + "x".repeat(120_000) + "\"}"));
        for (int rating = 1; rating < 5; rating++) {
            studio.sync(Edits.updated(key, rating, "{\"rating\": " + rating + "}"));
        }
        List<Long> seqs = new ArrayList<>();
        HistoryPage page = history(studio, "");
        while (page.hasMore()) {
            assertThat(page.changes()).hasSizeBetween(1, 2);
            seqs.addAll(page.changes().stream().map(HistoryItem::seq).toList());
            page = history(studio, "?before=" + seqs.getLast());
        }
        seqs.addAll(page.changes().stream().map(HistoryItem::seq).toList());
        assertThat(seqs).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    private static HistoryPage history(TestDevice device, String query) throws Exception {
        return Json.read(device.get(Paths.SYNC_V2_HISTORY + query).body(), HistoryPage.class);
    }

    @Test
    void anEntityThatChangesBetweenPagesIsNotMissed() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey first = Edits.newEntry();
        EntityKey last = Edits.newEntry();
        studio.sync(Edits.entry(first, "a"), Edits.entry(Edits.newEntry(), "b"), Edits.entry(last, "c"));

        SyncResponse page = home.sync(new SyncRequest(null, 0L, null, 1, 1, null, List.of()));
        assertThat(page.hasMore()).isTrue();
        assertThat(page.newChanges()).hasSize(1);
        studio.sync(Edits.updated(last, 1, "{\"notes\": \"c2\"}"), Edits.updated(first, 1, "{\"notes\": \"a2\"}"));

        assertThat(home.pullAll(1)).extracting(change -> change.data().path("notes").stringValue()).containsExactly("b",
                "c2", "a2");
    }

    @Test
    void aPageClosesAt256KibibytesButHoldsAtLeastOne() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        for (int batch = 0; batch < 3; batch++) {
            studio.sync(IntStream.range(0, 40).mapToObj(number -> Edits.entry(Edits.newEntry(), "x".repeat(5000)))
                    .toArray(Change[]::new));
        }
        SyncResponse page = home.sync();
        assertThat(page.hasMore()).isTrue();
        assertThat(Json.writeBytes(page).length).isBetween(200_000, 270_000);
        assertThat(home.pullAll(500)).hasSize(120 - page.newChanges().size());
    }

    @Test
    void hasMoreCountsOnlyWhatWillBeSent() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "a"));
        SyncResponse answer = home.sync(new SyncRequest(null, 0L, null, 1, 1, null, List.of(Edits.entry(Edits
                .newEntry(), "mine"), Edits.entry(Edits.newEntry(), "mine too"))));
        assertThat(answer.newChanges()).hasSize(1);
        assertThat(answer.hasMore()).isFalse();
        assertThat(answer.nextCursor()).isEqualTo(3);
        assertThat(home.sync().newChanges()).isEmpty();
    }

    @Test
    void whatOthersDidBeforeIsNotLeftOutBecauseOfAnOwnChange() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "a"));
        home.sync();
        studio.sync(Edits.updated(key, 1, "{\"rating\": 3}"));
        SyncResponse answer = home.sync(Edits.updated(key, 1, "{\"mood\": \"neutral\"}"));
        assertThat(answer.newChanges()).singleElement().satisfies(change -> assertThat(change.data().path("rating")
                .intValue()).isEqualTo(3));
    }

    @Test
    void writersAtOnceMakeOneGapFreeOrderThatReadersNeverSeeHolesIn() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        List<Long> seen = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> writers = IntStream.range(0, 8).mapToObj(writer -> threads.submit(() -> {
                TestDevice device = studio.another();
                for (int batch = 0; batch < 10; batch++) {
                    device.ask(device.request(Edits.entry(Edits.newEntry(), "a"), Edits.entry(Edits.newEntry(), "b")));
                }
                return true;
            })).toList();
            while (seen.size() < 160) {
                home.pullAll(7).forEach(change -> seen.add(change.seq()));
            }
            for (Future<Boolean> writer : writers) {
                assertThat(writer.get()).isTrue();
            }
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 160).boxed().toList());
    }

    @Test
    void theDigestIsThatOfTheEntitiesAfterAnyChanges() throws Exception {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        List<EntityKey> keys = IntStream.range(0, 20).mapToObj(number -> Edits.newEntry()).toList();
        for (int step = 0; step < 60; step++) {
            EntityKey key = keys.get(random.nextInt(keys.size()));
            studio.sync(switch (random.nextInt(4)) {
                case 0 -> Edits.deleted(key, 0);
                case 1 -> Edits.updated(key, 0, "{\"rating\": " + (1 + random.nextInt(5)) + "}");
                default -> Edits.entry(key, "n" + random.nextInt());
            });
        }
        List<ServerChange> all = home.pullAll(500);
        SyncResponse answer = home.sync();
        Digest expected = Digest.ofEntities(all.size(), all.stream().mapToLong(change -> Digest.itemHash(change
                .state())).reduce(0, (left, right) -> left ^ right));
        assertThat(answer.digest()).as("seed " + seed).isEqualTo(expected);

        DigestResponse buckets = Json.read(home.post(Paths.SYNC_V2_DIGEST, new DigestRequest(null, 0L, null, null))
                .body(), DigestResponse.class);
        List<DigestResponse.Bucket> parts = Objects.requireNonNull(buckets.buckets());
        assertThat(parts).hasSize(256);
        Set<String> ids = new HashSet<>();
        for (int number = 0; number < 256; number++) {
            DigestResponse one = Json.read(home.post(Paths.SYNC_V2_DIGEST, new DigestRequest(null, 0L, null, number))
                    .body(), DigestResponse.class);
            List<ServerChange> entities = one.entities() == null ? List.of() : one.entities();
            entities.forEach(entity -> ids.add(entity.entityId().value()));
            long xor = entities.stream().mapToLong(entity -> Digest.itemHash(entity.state())).reduce(0, (left,
                    right) -> left ^ right);
            assertThat(parts.get(number)).isEqualTo(DigestResponse.Bucket.of(entities.size(), xor));
        }
        assertThat(ids).as("seed " + seed).hasSize(all.size());
    }
}
