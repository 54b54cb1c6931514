package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;

/** What went wrong elsewhere with identity and duplicates, and must not here: the server's half. */
class IdentityLessonsTest extends SharedServer {
    @Test
    void theServerNeverReplacesAClientsId() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = EntityKey.entry(new EntityId("Made-by.another_client:1"));
        studio.sync(Edits.entry(key, "one"));
        assertThat(studio.another().pullAll(500)).extracting(ServerChange::entityId).containsExactly(key.id());
    }

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

    @ParameterizedTest
    @CsvSource({"Prelude - and Fugue,", "Op. 25 - 7 – slow, Chopin"})
    void titlesWithDashesAndEmptyComposersKeepTheirHistory(String title, String composer) throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.piece(title, composer);
        studio.sync(Edits.piece(key, title, composer), Edits.updated(key, 0, "{\"status\": \"learning\"}"));
        assertThat(history(studio, key).changes()).hasSize(2);
    }

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

    @Test
    void idsAreFoundWhateverTheyAreSpeltWith() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = EntityKey.entry(new EntityId("a:b.c_d-E"));
        studio.sync(Edits.entry(key, "one"));
        assertThat(history(studio, key).changes()).hasSize(1);
    }

    private static HistoryPage history(TestDevice device, EntityKey key) throws Exception {
        String id = URLEncoder.encode(key.id().value(), StandardCharsets.UTF_8);
        return Json.read(
                device.get(Paths.SYNC_V2_HISTORY + "?entityType=" + key.type().wireName() + "&entityId=" + id).body(),
                HistoryPage.class);
    }
}
