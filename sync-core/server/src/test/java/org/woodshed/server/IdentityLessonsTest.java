package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncResponse;

/** What went wrong elsewhere with identity and duplicates, and must not here: the server's half. */
class IdentityLessonsTest extends SharedServer {
    /** Lesson 1. */
    @Test
    void theServerNeverReplacesAClientsId() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = EntityKey.entry(new EntityId("Made-by.another_client:1"));
        studio.sync(Edits.entry(key, "one"));
        assertThat(studio.another().pullAll(500)).extracting(ServerChange::entityId).containsExactly(key.id());
    }

    /** Lesson 5. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"\"Etude No. 3\", \"etude  no. 3\"", "Rosamunde, ROSAMUNDE",
            "L'apres-midi, L’apres–midi"})
    void caseQuotesDashesAndSpacesMakeNoSecondPiece(String here, String there) throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey first = Edits.piece(here, null);
        EntityKey second = Edits.piece(there, null);
        assertThat(second).as("both laptops name it alike").isEqualTo(first);
        studio.sync(Edits.piece(first, here, null));
        home.sync(Edits.piece(second, there, null));
        assertThat(studio.another().pullAll(500)).hasSize(1);
    }

    /** Lesson 6. */
    @ParameterizedTest
    @CsvSource({"Prelude - and Fugue,", "Op. 25 - 7 – slow, Chopin"})
    void titlesWithDashesAndEmptyComposersKeepTheirHistory(String title, String composer) throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.piece(title, composer);
        studio.sync(Edits.piece(key, title, composer), Edits.updated(key, 0, "{\"status\": \"learning\"}"));
        assertThat(history(studio, key).changes()).hasSize(2);
    }

    /** Lesson 8. */
    @Test
    void renamingAPieceKeepsItsIdAndSoAllItsSessions() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey piece = Edits.piece("Elegy", "Faure");
        EntityKey entry = Edits.newEntry();
        studio.sync(Edits.piece(piece, "Elegy", "Faure"), Edits.entry(entry, "slow"), Edits.updated(entry, 0,
                "{\"$put\": {\"pieces\": {\"" + piece.id() + "\": {\"pieceId\": \"" + piece.id() + "\"}}}}"));
        assertThat(studio.push(Edits.updated(piece, 1, "{\"title\": \"Élégie op. 24\"}")).outcome()).isEqualTo(
                Outcome.APPLIED);
        List<ServerChange> all = studio.another().pullAll(500);
        assertThat(all).hasSize(2).filteredOn(change -> change.entityId().equals(entry.id())).singleElement().satisfies(
                change -> assertThat(change.data().path("pieces").path(0).path("pieceId").stringValue()).isEqualTo(
                        piece.id().value()));
        assertThat(all).filteredOn(change -> change.entityId().equals(piece.id())).singleElement().satisfies(
                change -> assertThat(change.data().path("title").stringValue()).isEqualTo("Élégie op. 24"));
    }

    /** Lesson 9. */
    @Test
    void idsAreFoundWhateverTheyAreSpeltWith() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = EntityKey.entry(new EntityId("a:b.c_d-E"));
        studio.sync(Edits.entry(key, "one"));
        assertThat(history(studio, key).changes()).hasSize(1);
    }

    /** Lesson 2. */
    @Test
    void oneChangeThatGoesBySocketAndManualAndPeriodicSyncAtOnceIsOneEntry() throws Exception {
        TestDevice studio = server.newUser();
        Change change = Edits.entry(Edits.newEntry(), "once");
        try (TestSocket socket = TestSocket.open(server, studio);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            socket.send(Json.write(Json.toObject(new SocketMutationTest.Envelope(change)).put("type",
                    "ENTRY_CREATED")));
            Callable<SyncResponse> sync = () -> studio.ask(studio.request(change));
            for (Future<SyncResponse> answer : threads.invokeAll(Collections.nCopies(6, sync))) {
                assertThat(answer.get().acknowledged().getFirst().seq()).isEqualTo(1);
            }
            assertThat(socket.next(SocketMessage.Receipt.class).seq()).isEqualTo(1);
        }
        assertThat(studio.another().pullAll(9)).hasSize(1);
    }

    /** Lesson 10. */
    @Test
    void importingAgainAddsNothing() throws Exception {
        TestDevice studio = server.newUser();
        String[] records = {"{\"entityType\": \"piece\", \"data\": {\"title\": \"Elegy\"}}",
                "{\"entityType\": \"goal\", \"data\": {\"title\": \"Scales\"}}"};
        MigrateTest.migrate(studio, records);

        assertThat(MigrateTest.migrate(studio.another(), records).skipped()).isEqualTo(2);
        assertThat(studio.pullAll(9)).hasSize(2);
    }

    private static HistoryPage history(TestDevice device, EntityKey key) throws Exception {
        String id = URLEncoder.encode(key.id().value(), StandardCharsets.UTF_8);
        return Json.read(
                device.get(Paths.SYNC_V2_HISTORY + "?entityType=" + key.type().wireName() + "&entityId=" + id).body(),
                HistoryPage.class);
    }
}
