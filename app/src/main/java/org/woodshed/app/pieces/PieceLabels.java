package org.woodshed.app.pieces;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.Piece;

/** A piece in one line of text, "Elegy · Fauré", and back. Pure. */
public final class PieceLabels {
    private static final String BETWEEN = " · ";

    private PieceLabels() {}

    public static String of(Piece piece) {
        String composer = piece.composer();
        return composer == null ? piece.title() : piece.title() + BETWEEN + composer;
    }

    /** Opus and movement, "op. 24 · 1. Allegro"; empty where neither is said. */
    static String details(Piece piece) {
        return Stream.of(piece.opus(), piece.movement()).filter(Objects::nonNull).collect(Collectors.joining(BETWEEN));
    }

    /** Everything a piece may be found by. */
    static String searched(Piece piece) {
        return of(piece) + BETWEEN + details(piece);
    }

    /** Takes what stands behind the last middle dot for the composer. */
    public static PieceName parse(String typed) {
        int dot = typed.lastIndexOf(BETWEEN);
        if (dot <= 0) {
            return new PieceName(typed.strip(), null);
        }
        String composer = typed.substring(dot + BETWEEN.length()).strip();
        return new PieceName(typed.substring(0, dot).strip(), composer.isEmpty() ? null : composer);
    }
}
