package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;

/** The orders of the list of pieces. */
public enum PieceSort {
    LAST_PRACTISED("sort.lastPractised",
            Comparator.comparing(PieceSummary::lastPractised, Comparator.nullsLast(Comparator
                    .<LocalDate>reverseOrder()))),
    MOST_TIME("sort.mostTime", Comparator.comparingLong(PieceSummary::totalSeconds)
            .reversed()),
    TITLE("sort.title", Comparator.comparing(PieceSort::title)), COMPOSER("sort.composer",
            Comparator.comparing(PieceSort::composer)),
    STATUS("sort.status", Comparator.comparingInt(
            PieceSort::status));

    /** In the order of work: what is learned comes first. */
    public static final List<String> STATUSES = List.of("learning", "polished", "planned", "dropped");

    private final String key;
    @SuppressWarnings("ImmutableEnumChecker") // made of functions without a state
    private final Comparator<PieceSummary> order;

    PieceSort(String key, Comparator<PieceSummary> order) {
        this.key = key;
        this.order = order.thenComparing(PieceSort::title).thenComparing(summary -> summary.piece().id());
    }

    public String words() {
        return Messages.text(key);
    }

    public Comparator<PieceSummary> order() {
        return order;
    }

    private static String title(PieceSummary summary) {
        return Folding.fold(summary.piece().title());
    }

    /** Pieces without a composer come last. */
    private static String composer(PieceSummary summary) {
        String composer = summary.piece().composer();
        return composer == null ? "\uffff" : Folding.fold(composer);
    }

    private static int status(PieceSummary summary) {
        int place = STATUSES.indexOf(Objects.requireNonNullElse(summary.piece().status(), ""));
        return place < 0 ? STATUSES.size() : place;
    }
}
