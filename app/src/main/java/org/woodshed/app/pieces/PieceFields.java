package org.woodshed.app.pieces;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;

/**
 * The fields of a piece as they stand on the screen. Immutable.
 *
 * @param difficulty 1…5, or 0 where nothing is said
 */
public record PieceFields(String title, String composer, String opus, String movement, String instrument, String status,
        int difficulty, String targetTempo, String notes, String tags, String links,
        List<PassageFields.Typed> passages) {
    /** The fields of a piece. */
    public static PieceFields of(Piece piece) {
        return new PieceFields(piece.title(), text(piece.composer()), text(piece.opus()), text(piece.movement()),
                text(piece.instrument()), text(piece.status()), Objects.requireNonNullElse(piece.difficulty(), 0),
                text(piece.targetTempoBpm()), piece.notes(), String.join(", ", piece.tags()),
                String.join("\n", piece.links()), piece.passages().stream().map(PassageFields.Typed::of).toList());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /**
     * The piece with these fields. Tempos are set only where they differ: what a newer app wrote there stays.
     *
     * @throws NumberFormatException if a tempo is no number
     */
    PieceDraft over(Piece openedOn) {
        PieceFields before = of(openedOn);
        PieceDraft draft = PieceDraft.of(openedOn);
        if (!targetTempo.equals(before.targetTempo)) {
            draft.targetTempoBpm(targetTempo.isBlank() ? null : Integer.valueOf(targetTempo.strip()));
        }
        if (!passages.equals(before.passages)) {
            draft.passages(passages.stream().filter(typed -> !typed.isEmpty()).map(PassageFields.Typed::passage)
                    .toList());
        }
        if (difficulty != before.difficulty) {
            draft.difficulty(difficulty == 0 ? null : difficulty);
        }
        return draft.title(title).composer(composer).opus(opus).movement(movement).instrument(instrument)
                .status(status).notes(notes).tags(parts(tags, ",")).links(parts(links, "\n"));
    }

    private static List<String> parts(String typed, String between) {
        return Arrays.stream(typed.split(between, -1)).map(String::strip).filter(part -> !part.isEmpty()).distinct()
                .toList();
    }
}
