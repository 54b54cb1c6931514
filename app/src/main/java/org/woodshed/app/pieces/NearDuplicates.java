package org.woodshed.app.pieces;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Folding;
import org.woodshed.model.Piece;

/** Finds the piece that somebody most likely means who types a name that is nearly the same. Pure. */
public final class NearDuplicates {
    private static final double ALIKE = 0.85;
    private static final double TITLE = 0.7;
    private static final double COMPOSER = 0.3;

    private NearDuplicates() {}

    /** The nearest piece that is near enough, or whose title and composer are this composer and title. */
    public static Optional<Piece> of(String title, @Nullable String composer, Collection<Piece> pieces) {
        String wantedTitle = plain(title);
        String wantedComposer = plain(composer);
        Piece nearest = null;
        double best = ALIKE;
        for (Piece piece : pieces) {
            String hasTitle = plain(piece.title());
            String hasComposer = plain(piece.composer());
            boolean swapped = !wantedComposer.isEmpty() && hasTitle.equals(wantedComposer) && hasComposer.equals(
                    wantedTitle);
            double likeness = swapped ? 1
                    : TITLE * likeness(hasTitle, wantedTitle) + COMPOSER * likeness(hasComposer, wantedComposer);
            if (likeness >= best) {
                best = likeness;
                nearest = piece;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Abbreviations are written with and without a point. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : Folding.fold(text).replace(".", "");
    }

    /** Dice's coefficient of the pairs of neighbouring characters, from 0 to 1. */
    static double likeness(String left, String right) {
        if (left.equals(right)) {
            return 1;
        }
        List<String> mine = pairs(left);
        List<String> theirs = pairs(right);
        int all = mine.size() + theirs.size();
        int shared = 0;
        for (String pair : mine) {
            shared += theirs.remove(pair) ? 1 : 0;
        }
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (int index = 0; index + 2 <= text.length(); index++) {
            pairs.add(text.substring(index, index + 2));
        }
        return pairs;
    }
}
