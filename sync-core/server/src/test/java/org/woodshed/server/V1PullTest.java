package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.protocol.V1Status;

/** Version 1 gives whole states out of the same log. */
class V1PullTest extends SharedServer {
    @Test
    void everythingIsGivenByKindAndThenOnlyWhatChanged() throws Exception {
        TestDevice studio = server.newUser();
        States home = new States(studio.another());
        EntityKey entry = Edits.newEntry();
        EntityKey piece = Edits.piece("Elegy", "Faure");
        EntityKey gone = Edits.newEntry();
        studio.sync(Edits.entry(entry, "one"), Edits.piece(piece, "Elegy", "Faure"), Edits.entry(gone, "gone"));
        studio.sync(Edits.deleted(gone, 1));

        V1PullResponse all = home.pull("{}");
        assertThat(all.entries()).singleElement().satisfies(state -> {
            assertThat(States.text(state, "id")).isEqualTo(entry.id().value());
            assertThat(state.path("version").asLong()).isEqualTo(1);
            assertThat(States.text(state, "notes")).isEqualTo("one");
            assertThat(state.path("when").path("zone").asString()).isEqualTo("Europe/Berlin");
        });
        assertThat(all.pieces()).extracting(state -> States.text(state, "title")).containsExactly("Elegy");
        assertThat(all.goals()).isEmpty();
        assertThat(all.deleted()).singleElement().satisfies(deleted -> {
            assertThat(deleted.entityType()).isEqualTo(EntityType.LOGBOOK_ENTRY);
            assertThat(deleted.entityId()).isEqualTo(gone.id());
            assertThat(deleted.version()).isEqualTo(2);
            assertThat(deleted.deletedAt()).isBetween(all.timestamp().minusSeconds(600), all.timestamp());
        });
        assertThat(all.syncToken()).isEqualTo("seq_4");
        assertThat(all.hasMore()).isFalse();

        assertThat(home.pullSince(all.syncToken()).entries()).isEmpty();
        studio.sync(Edits.updated(entry, 1, "{\"notes\": \"two\"}"));
        V1PullResponse next = home.pullSince(all.syncToken());
        assertThat(next.entries()).extracting(state -> States.text(state, "notes")).containsExactly("two");
        assertThat(next.pieces()).isEmpty();
        assertThat(next.deleted()).isEmpty();
    }

    @Test
    void aTokenNamesItsTypesAndCoversNoOthers() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        studio.sync(Edits.entry(Edits.newEntry(), "one"), Edits.piece(Edits.piece("Elegy", null), "Elegy", null));
        V1PullResponse pieces = new States(home).pull("{\"types\": [\"piece\"]}");
        assertThat(pieces.entries()).isEmpty();
        assertThat(pieces.pieces()).hasSize(1);
        assertThat(pieces.syncToken()).isEqualTo("seq_2:piece");
        assertThat(new States(home).pull("{\"types\": [\"pieces\"], \"since\": \"seq_2:piece\"}").pieces()).isEmpty();
        for (String wider : List.of("{\"since\": \"seq_2:piece\"}",
                "{\"types\": [\"piece\", \"entries\"], \"since\": \"seq_2:piece\"}")) {
            assertThat(TestDevice.detail(TestDevice.refusal(home.post(Paths.SYNC_V1_PULL, wider), 400), "field"))
                    .isEqualTo("since");
        }
        assertThat(new States(home).pull("{\"types\": [\"goal\"], \"since\": \"seq_0\"}").syncToken()).as(
                "a token of everything covers each").isEqualTo("seq_2:goal");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void pagesJoinWithoutAGap(int limit) throws Exception {
        TestDevice studio = server.newUser();
        Set<String> written = new HashSet<>();
        for (int number = 0; number < 7; number++) {
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "n" + number), Edits.piece(Edits.piece("Piece " + number, null), "Piece "
                    + number, null));
            written.add(key.id().value());
        }
        States home = new States(studio.another());
        List<String> read = new ArrayList<>();
        V1PullResponse page = home.pull("{\"types\": [\"entries\"], \"limit\": " + limit + "}");
        read.addAll(page.entries().stream().map(state -> States.text(state, "id")).toList());
        while (page.hasMore()) {
            assertThat(page.entries()).hasSize(limit);
            page = home.pull("{\"types\": [\"entries\"], \"limit\": " + limit + ", \"since\": \"" + page.syncToken()
                    + "\"}");
            read.addAll(page.entries().stream().map(state -> States.text(state, "id")).toList());
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
        assertThat(page.syncToken()).isEqualTo("seq_14:logbook_entry");
    }

    @Test
    void aPageIsBoundedInBytesButHoldsAtLeastOne() throws Exception {
        TestDevice studio = server.newUser();
        String large = "{" + States.WHEN + ", \"newer\": \"" + "x".repeat(100_000) + "\"}";
        for (int number = 0; number < 4; number++) {
            studio.sync(Edits.created(Edits.newEntry(), 0, large));
        }
        V1PullResponse page = new States(studio).pull("{}");
        assertThat(page.entries()).hasSize(2);
        assertThat(page.hasMore()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"since\": \"seq_-1\"} | since", "{\"since\": \"41\"} | since",
            "{\"since\": \"seq_1:dance\"} | since", "{\"since\": 41} | since", "{\"types\": [\"dance\"]} | types",
            "{\"types\": []} | types", "{\"types\": [null]} | types[0]", "{\"limit\": 0} | limit"})
    void whatCantBeReadIsA400ThatNamesIt(String body, String field) throws Exception {
        TestDevice studio = server.newUser();
        assertThat(TestDevice.detail(TestDevice.refusal(studio.post(Paths.SYNC_V1_PULL, body), 400), "field"))
                .isEqualTo(field);
    }

    @Test
    void aTokenOfALogThatHadComeFurtherIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_PULL, "{\"since\": \"seq_3\"}"), 409).code()).isEqualTo(
                "generation_mismatch");
    }

    @Test
    void aTimeGivesThirtyDaysMoreAndOneThatCantBeRightGivesEverything(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (RunningServer old = RunningServer.start(RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(
                400)), clock)) {
            TestDevice studio = old.newUser();
            States states = new States(studio);
            for (int month = 0; month < 4; month++) {
                studio.sync(Edits.entry(Edits.newEntry(), "month " + month));
                clock.advance(Duration.ofDays(31));
            }
            assertThat(since(states, "\"" + clock.instant() + "\"")).as("now").isEmpty();
            assertThat(since(states, "\"" + clock.instant().minus(Duration.ofDays(40)) + "\"")).as(
                    "a time further back than the margin stands for itself").hasSize(1);
            assertThat(since(states, "\"2027-01-01T00:00:00Z\"")).as("the future").hasSize(4);
            assertThat(since(states, "\"yesterday\"")).hasSize(4);
            assertThat(since(states, "1767225600")).hasSize(4);
            assertThat(since(states, "\"2020-01-01T00:00:00Z\"")).hasSize(4);
            assertThat(states.pull("{\"since\": \"seq_4\", \"lastSyncTime\": \"2020-01-01T00:00:00Z\"}").entries()).as(
                    "the token wins").isEmpty();
            assertThat(old.send("GET", "/metrics", null, null).body()).containsPattern(
                    "(?m)^woodshed_legacy_total\\{what=\"time_cursor\"\\} 6");
        }
    }

    private static List<?> since(States states, String time) throws Exception {
        return states.pull("{\"lastSyncTime\": " + time + "}").entries();
    }

    @Test
    void theStatusCountsWhatThereIs() throws Exception {
        TestDevice studio = server.newUser();
        studio.another();
        EntityKey gone = Edits.newEntry();
        studio.sync(Edits.entry(Edits.newEntry(), "one"), Edits.entry(gone, "two"), Edits.deleted(gone, 0), Edits.piece(
                Edits.piece("Elegy", null), "Elegy", null));
        V1Status status = Json.read(studio.get(Paths.SYNC_V1_STATUS).body(), V1Status.class);
        assertThat(status.syncToken()).isEqualTo("seq_4");
        assertThat(status.deviceCount()).isEqualTo(2);
        assertThat(status.entityCount()).isEqualTo(2);
        assertThat(status.tombstones()).isEqualTo(1);
        assertThat(status.counts()).containsEntry("entries", 1L).containsEntry("pieces", 1L).containsEntry("goals", 0L);
        assertThat(status.lastSyncTime()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void practiceListsDoNotStandInItsWay() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        lists.push(lists.operation("long tones"));
        EntityKey key = EntityKey.entry(new EntityId("e1"));
        studio.sync(Edits.entry(key, "one"));
        V1PullResponse page = new States(studio.another()).pull("{}");
        assertThat(page.entries()).hasSize(1);
        assertThat(page.syncToken()).isEqualTo("seq_2");
    }
}
