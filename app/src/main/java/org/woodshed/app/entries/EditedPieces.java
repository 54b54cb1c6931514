package org.woodshed.app.entries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Passage;
import org.woodshed.model.Piece;
import org.woodshed.model.PiecePractice;

/** The pieces of an entry while it is edited, each with bars and tempo. Belongs to the screen's thread. */
final class EditedPieces {
    private final Logbook logbook;
    private final Repertoire repertoire;
    private final ObservableList<PieceToken> tokens = FXCollections.observableArrayList();
    private final Map<String, PracticeDetails> details = new HashMap<>();

    EditedPieces(LogbookEntry entry, Logbook logbook, Repertoire repertoire) {
        this.logbook = logbook;
        this.repertoire = repertoire;
        entry.pieces().forEach(piece -> tokens.add(new PieceToken(repertoire.label(piece.pieceId()), piece, null)));
    }

    ObservableList<PieceToken> tokens() {
        return tokens;
    }

    /** What was typed, as one more of them. */
    PieceToken token(String typed) {
        return new PieceToken(typed.strip(), null, repertoire.named(typed));
    }

    /** Bars and tempo of a piece, to be edited in place. */
    PracticeDetails details(PieceToken token) {
        PiecePractice practice = token.practice();
        return details.computeIfAbsent(token.label(), label -> practice == null ? PracticeDetails.of("", "")
                : PracticeDetails.of(Objects.requireNonNullElse(practice.measures(), ""), tempo(practice)));
    }

    private static String tempo(PiecePractice practice) {
        Integer bpm = practice.tempoBpm();
        return bpm == null ? "" : bpm.toString();
    }

    /** The passages of a piece that hold what was typed, by what they are practised as. */
    List<String> passages(PieceToken token, String typed) {
        List<String> names = repertoire.pieces().stream().map(summary -> summary.piece()).filter(piece -> isMeant(token,
                piece)).flatMap(piece -> piece.passages().stream()).flatMap(EditedPieces::names).distinct().toList();
        return Vocabulary.matching(names, typed);
    }

    private static boolean isMeant(PieceToken token, Piece piece) {
        PiecePractice practice = token.practice();
        return practice != null ? practice.pieceId().equals(piece.id())
                : token.name() != null && piece.title().equals(token.name().title());
    }

    private static Stream<String> names(Passage passage) {
        return Stream.of(Objects.requireNonNullElse(passage.label(), ""), Objects.requireNonNullElse(passage.measures(),
                "")).filter(name -> !name.isEmpty());
    }

    /**
     * All of them as they stand on the screen.
     *
     * @throws NumberFormatException if a tempo is no number
     */
    List<PiecePractice> practised() throws InvalidInputException {
        List<PiecePractice> practised = new ArrayList<>();
        for (PieceToken token : tokens) {
            EntityId id = id(token);
            if (id != null && practised.stream().noneMatch(piece -> piece.pieceId().equals(id))) {
                PracticeDetails typed = details(token);
                String measures = typed.measures().get().strip();
                String tempo = typed.tempo().get().strip();
                practised.add(new PiecePractice(id, measures.isEmpty() ? null : measures, tempo.isEmpty() ? null
                        : Integer.valueOf(tempo)));
            }
        }
        return practised;
    }

    private @Nullable EntityId id(PieceToken token) throws InvalidInputException {
        if (token.practice() != null) {
            return token.practice().pieceId();
        }
        if (token.name() == null) {
            return null;
        }
        EntityId id = logbook.pieceNamed(token.name());
        repertoire.added(id);
        return id;
    }
}
