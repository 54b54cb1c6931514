package org.woodshed.app.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.Passage;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;

class PiecesViewModelTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"LAST_PRACTISED, Sonata in E minor", "MOST_TIME, Le cygne", "TITLE, Cello Suite No. 1",
            "COMPOSER, Sonata in E minor", "STATUS, Le cygne"})
    void fiveOrders(PieceSort sort, String first) throws InvalidInputException {
        try (OpenSession open = sample()) {
            status(open, "Le cygne", "learning");
            open.session().pieces().sortProperty().set(sort);
            assertThat(open.session().pieces().pieces().getFirst().piece().title())
                    .isEqualTo(sort == PieceSort.LAST_PRACTISED ? titleOfLatest(open) : first);
        }
    }

    private static String titleOfLatest(OpenSession open) {
        return open.session().repertoire().pieces().getFirst().piece().title();
    }

    @Test
    void aPieceOfNearlyTheSameNameIsAskedAboutFirst() throws InvalidInputException {
        try (OpenSession open = sample()) {
            PiecesViewModel pieces = open.session().pieces();
            int before = pieces.pieces().size();
            pieces.addedProperty().set("Cello suite No 1 · JS Bach");
            pieces.add();
            assertThat(pieces.duplicateProperty().get()).isNotNull();
            assertThat(pieces.pieces()).hasSize(before);
            pieces.useDuplicate();
            assertThat(pieces.chosen().orElseThrow().piece().title()).isEqualTo("Cello Suite No. 1");
            pieces.addedProperty().set("Brahms · Sonata in E minor");
            pieces.add();
            assertThat(pieces.duplicateProperty().get()).as("swapped").isNotNull();
            pieces.addAnyway();
            assertThat(pieces.pieces()).hasSize(before + 1);
            pieces.addedProperty().set("Bolero · Ravel");
            pieces.add();
            assertThat(pieces.duplicateProperty().get()).isNull();
            assertThat(pieces.pieces()).hasSize(before + 2);
        }
    }

    @Test
    void lesson8RenamingAPieceKeepsAllItsSessions() throws InvalidInputException {
        try (OpenSession open = sample()) {
            Piece suite = piece(open, "Cello Suite No. 1");
            PieceFields fields = PieceFields.of(suite);
            assertThat(
                    open.session().pieceDetail().save(suite, new PieceFields("Suite I", fields.composer(), "BWV 1007",
                            "1. Prélude", "Cello", "polished", 3, "84", "notes", "Bach, solo", "https://imslp.org/",
                            List.of(new PassageFields.Typed("p1", "Prelude", "1–28",
                                    "60", "84")))))
                    .isEmpty();
            open.screen().runUntil("it is renamed",
                    () -> open.session().repertoire().find(suite.id()).orElseThrow().piece()
                            .title().equals("Suite I"));
            PieceSummary renamed = open.session().repertoire().find(suite.id()).orElseThrow();
            assertThat(renamed.entryCount()).isEqualTo(3);
            assertThat(renamed.piece().links()).containsExactly("https://imslp.org/");
            assertThat(renamed.piece().targetTempoBpm()).isEqualTo(84);
            assertThat(renamed.piece().passages()).containsExactly(new Passage("p1", "Prelude", "1–28", 60, 84));
            assertThat(renamed.piece().opus()).isEqualTo("BWV 1007");
            assertThat(renamed.piece().movement()).isEqualTo("1. Prélude");
            assertThat(renamed.piece().instrument()).as("known names are lower case").isEqualTo("cello");
            assertThat(renamed.piece().difficulty()).isEqualTo(3);
            open.session().pieces().filterProperty().set("bwv 1007");
            assertThat(open.session().pieces().pieces()).extracting(found -> found.piece().id()).containsExactly(suite
                    .id());
            open.session().undo().undo();
            open.screen().runUntil("it has its name again",
                    () -> open.session().repertoire().find(suite.id()).orElseThrow()
                            .piece().title().equals("Cello Suite No. 1"));
        }
    }

    @Test
    void twoPiecesBecomeOneAndOneUndoMakesThemTwoAgain() throws InvalidInputException {
        try (OpenSession open = sample()) {
            Piece elegy = piece(open, "Elegy");
            Piece cygne = piece(open, "Le cygne");
            long seconds = total(open, elegy) + total(open, cygne);
            open.session().pieces().merge(elegy, cygne);
            open.screen().runUntil("one is left",
                    () -> open.session().repertoire().find(elegy.id()).isEmpty() && total(open,
                            cygne) == seconds);
            open.session().undo().undo();
            open.screen().runUntil("both are back",
                    () -> open.session().repertoire().find(elegy.id()).isPresent() && total(
                            open, elegy) + total(open, cygne) == seconds && total(open, elegy) > 0);
        }
    }

    @Test
    void deletingAPieceKeepsWhatWasPractisedAndItsTitle() throws InvalidInputException {
        try (OpenSession open = sample()) {
            int entries = open.logbook().totals().entries();
            Piece elegy = piece(open, "Elegy");
            open.session().pieces().delete(elegy);
            open.screen().runUntil("it is gone", () -> open.session().repertoire().find(elegy.id()).isEmpty());
            assertThat(open.logbook().totals().entries()).isEqualTo(entries);
            assertThat(open.session().repertoire().title(elegy.id())).isEqualTo("Elegy");
            open.session().undo().undo();
            open.screen().runUntil("it is back", () -> open.session().repertoire().find(elegy.id()).isPresent());
        }
    }

    @Test
    void polishedPiecesAreDueWhenTheirTimeHasCome() throws InvalidInputException {
        LocalDate last = LocalDate.of(2026, 11, 1);
        assertThat(Review.due(List.of(last))).isEqualTo(last.plusDays(7));
        assertThat(Review.due(List.of(last, last.minusDays(10)))).isEqualTo(last.plusDays(20));
        assertThat(Review.due(List.of(last, last.minusYears(3)))).isEqualTo(last.plusDays(112));
        try (OpenSession open = sample()) {
            assertThat(open.session().pieceList().dueProperty().get()).isEmpty();
            Piece elegy = status(open, "Elegy", "polished");
            status(open, "Sonata in E minor", "polished");
            open.screen().runUntil("one is due",
                    () -> open.session().pieceList().dueProperty().get().contains(elegy.id()));
            assertThat(open.session().pieceList().dueProperty().get())
                    .doesNotContain(piece(open, "Sonata in E minor").id());
        }
    }

    private static long total(OpenSession open, Piece piece) {
        return open.session().repertoire().find(piece.id()).map(PieceSummary::totalSeconds).orElse(0L);
    }

    private static Piece status(OpenSession open, String title, String status) throws InvalidInputException {
        Piece piece = piece(open, title);
        open.logbook().editPiece(piece, PieceDraft.of(piece).status(status));
        open.screen().runUntil("the status is shown", () -> status.equals(piece(open, title).status()));
        return piece;
    }

    private static Piece piece(OpenSession open, String title) {
        return open.session().repertoire().pieces().stream().map(PieceSummary::piece)
                .filter(piece -> piece.title().equals(
                        title))
                .findFirst().orElseThrow();
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        open.loaded();
        open.screen().runUntil("everything is counted", () -> open.session().repertoire().pieces().stream().mapToInt(
                PieceSummary::entryCount).sum() == 14);
        return open;
    }

    @Test
    void aPassageHasTheTemposThatWereWrittenDownWithItsNameOrItsBars() {
        EntityId piece = new EntityId("suite");
        List<IndexedEntry> entries = List.of(entry(3, new PiecePractice(piece, "prelude", 72)), entry(2,
                new PiecePractice(piece, "1–28", 66)), entry(1, new PiecePractice(piece, null, 50)));
        PieceFacts facts = PieceFacts.of(piece, entries);
        assertThat(facts.temposOf(new Passage("p1", "Prelude", "1–28", null, 84))).extracting(PieceFacts.Tempo::bpm)
                .containsExactly(66, 72);
        assertThat(facts.temposOf(new Passage("p2", null, null, null, null))).isEmpty();
    }

    private static IndexedEntry entry(int day, PiecePractice practice) {
        return new IndexedEntry(new EntityId("e" + day), LocalDate.of(2026, 11, day), Instant.EPOCH, 600, List.of(
                practice), "practice", null, Set.of(), Set.of(), Set.of(), null, "");
    }
}
