package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;
import org.woodshed.protocol.Json;

/**
 * What went wrong elsewhere with ids and duplicates, and must not here: lessons 1 to 9, with a real server and real laptops.
 * The double click (3) is in QuickAddViewModelTest and TypingTest, the timer's one owner (4) in TimerStoryTest, importing
 * again (10) in LocalLogbookTest and ImportIdentityTest; the server's half is in its module, under the same name.
 */
@NullMarked
class IdentityLessonsTest extends TwoConnectedLaptops {
    @Test
    void lesson1TheIdThatALaptopGaveStays() throws InvalidInputException {
        EntityId piece = a.woodshed().logbook().pieceNamed(new PieceName("Elegy", "Fauré"));
        EntityId entry = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.pieces(List.of(PiecePractice.of(piece)))).id();
        a.sync();
        b.sync();
        for (Laptop laptop : List.of(a, b)) {
            assertThat(laptop.entries()).extracting(LogbookEntry::id).containsExactly(entry);
            assertThat(laptop.woodshed().logbook().pieces()).extracting(row -> row.piece().id()).containsExactly(piece);
        }
    }

    @Test
    void lesson2SocketManualAndPeriodicSyncAtOnceMakeNoDuplicates() {
        a.woodshed().startSyncing();
        b.woodshed().startSyncing();
        List<CompletableFuture<SyncResult>> asked = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            String notes = "n" + number;
            a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes(notes));
            asked.add(a.woodshed().sync().syncNow());
            a.woodshed().sync().wake();
            asked.add(b.woodshed().sync().syncNow());
            b.woodshed().sync().wake();
        }
        assertThat(asked).allSatisfy(result -> assertThat(result.join()).isInstanceOf(SyncResult.Done.class));
        await().atMost(Duration.ofSeconds(20)).until(() -> b.entries().size() == 25);
        a.sync();
        b.sync();
        assertThat(a.entries()).hasSize(25).isEqualTo(b.entries());
        assertThat(a.woodshed().sync().figures().cursor()).as("each was applied once").isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"Moonlight Sonata | MOONLIGHT  SONATA",
            "Prelude – Fugue | Prelude - Fugue", "L’Isle joyeuse | L'Isle joyeuse", "Elegy | \" Elegy \""})
    void lesson5CaseQuotesDashesAndSpacesMakeNoSecondPiece(String here, String there) throws InvalidInputException {
        EntityId first = a.woodshed().logbook().pieceNamed(new PieceName(here, "X"));
        EntityId second = b.woodshed().logbook().pieceNamed(new PieceName(there, "X"));
        assertThat(second).isEqualTo(first);
        a.sync();
        b.sync();
        a.sync();
        assertThat(a.woodshed().logbook().pieces()).hasSize(1);
        assertThat(b.woodshed().logbook().pieces()).hasSize(1);
    }

    @Test
    void lesson6TitlesWithDashesAndWithoutComposersKeepTheirHistory() throws InvalidInputException {
        EntityId piece = practise("Study - in thirds - slow", null);
        b.sync();
        assertThat(b.woodshed().logbook().pieceNamed(new PieceName("Study - in thirds - slow", null))).isEqualTo(piece);
        b.log("2026-11-21T17:40:00Z", 5, draft -> draft.pieces(List.of(PiecePractice.of(piece))));
        b.sync();
        a.sync();
        assertThat(a.woodshed().logbook().pieces()).singleElement().satisfies(row -> assertThat(row.piece().id())
                .isEqualTo(piece));
        assertThat(a.entries()).hasSize(2).allSatisfy(entry -> assertThat(entry.pieces()).extracting(
                PiecePractice::pieceId).containsExactly(piece));
    }

    @Test
    void lesson7ThePieceThatIsThereKeepsTheIdItHas() throws InvalidInputException {
        EntityKey key = EntityKey.piece(new EntityId("p-from-elsewhere"));
        a.woodshed().merging().restore(key, Json.readStored("{\"title\":\"Elegy\",\"composer\":\"Fauré\"}")).join();
        a.sync();
        b.sync();
        assertThat(b.woodshed().logbook().pieceNamed(new PieceName("elegy", "FAURÉ"))).isEqualTo(key.id());
        b.sync();
        assertThat(b.woodshed().logbook().pieces()).hasSize(1);
    }

    @Test
    void lesson8RenamingAPieceMovesAllItsSessionsOnEveryLaptop() throws InvalidInputException {
        EntityId id = practise("Elegie", "Fauré");
        b.sync();
        Piece piece = a.woodshed().logbook().piece(id).orElseThrow();
        a.woodshed().logbook().editPiece(piece, PieceDraft.of(piece).title("Élégie, op. 24")).durable().join();
        a.sync();
        b.sync();
        for (Laptop laptop : List.of(a, b)) {
            assertThat(laptop.woodshed().logbook().pieces()).singleElement().satisfies(row -> assertThat(row.piece()
                    .title()).isEqualTo("Élégie, op. 24"));
            assertThat(laptop.entries()).allSatisfy(entry -> assertThat(entry.pieces()).extracting(
                    PiecePractice::pieceId).containsExactly(id));
        }
    }

    @Test
    void lesson9IdsAreFoundWhateverTheyAreSpeltWith() {
        for (String text : Set.of("a:b.c-d_e", "..", "x.", "A-Z:0")) {
            EntityKey key = EntityKey.entry(new EntityId(text));
            a.woodshed().merging().restore(key, Json.readStored("""
                    {"when": {"startedAt": "2026-11-20T17:40:00Z", "zone": "Europe/Berlin",
                     "practiceDate": "2026-11-20"}, "notes": "n"}""")).join();
            a.sync();
            b.sync();
            assertThat(b.has(key.id())).as(text).isTrue();
            assertThat(b.woodshed().merging().history(key).join().entries()).as(text).isNotEmpty();
        }
    }

    private EntityId practise(String title, @Nullable String composer) throws InvalidInputException {
        EntityId piece = a.woodshed().logbook().pieceNamed(new PieceName(title, composer));
        a.log("2026-11-20T17:40:00Z", 5, draft -> draft.pieces(List.of(PiecePractice.of(piece))));
        a.sync();
        return piece;
    }
}
