package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.text.Folding;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.Piece;

/** All pieces as the screens know them, last practised first. Belongs to the screen's thread. */
public final class Repertoire {
    private static final int MOST_SUGGESTIONS = 8;
    private static final Comparator<PieceSummary> NEWEST_FIRST = Comparator.comparing(PieceSummary::lastPractised,
            Comparator.nullsLast(Comparator.<LocalDate>reverseOrder())).thenComparing(
                    summary -> Folding.fold(summary
                            .piece().title()));
    private final Logbook logbook;
    private final ObservableList<PieceSummary> pieces = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<PieceSummary> shown = FXCollections.unmodifiableObservableList(pieces);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final RepeatedQuery<List<PieceSummary>> query;

    public Repertoire(Logbook logbook, Threads threads, LogbookFeed feed, Consumer<RuntimeException> failed) {
        this.logbook = logbook;
        this.query = new RepeatedQuery<>(threads, () -> logbook.pieces().stream().sorted(NEWEST_FIRST).toList(),
                this::show, failed);
        feed.onItems(items -> query.run());
    }

    public void load() {
        query.run();
    }

    private void show(List<PieceSummary> found) {
        loaded.set(true);
        if (!pieces.equals(found)) {
            pieces.setAll(found);
        }
    }

    public ObservableList<PieceSummary> pieces() {
        return shown;
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Shows a piece that was just made by a command, before the disk has answered. */
    public void added(EntityId id) {
        if (find(id).isEmpty()) {
            logbook.piece(id).ifPresent(piece -> pieces.addFirst(new PieceSummary(piece, true, null, 0, 0)));
        }
    }

    public Optional<PieceSummary> find(EntityId id) {
        return pieces.stream().filter(piece -> piece.piece().id().equals(id)).findFirst();
    }

    /** The title of any piece an entry may name, deleted ones included. */
    public String title(EntityId id) {
        return logbook.piece(id).map(Piece::title).orElse("");
    }

    /** What a field shows for a piece: title and composer. */
    public String label(EntityId id) {
        return logbook.piece(id).map(PieceLabels::of).orElse("");
    }

    /** Pieces that what was typed may mean, in the order of last practice; those that begin with it come first. */
    public List<String> suggestions(String typed) {
        String wanted = Folding.fold(typed);
        Stream<String> labels = pieces.stream().map(summary -> PieceLabels.of(summary.piece()));
        return labels.filter(label -> Folding.fold(label).contains(wanted)).sorted(Comparator.comparing(
                label -> !Folding.fold(label).startsWith(wanted))).limit(MOST_SUGGESTIONS).toList();
    }

    /** The piece that was typed: one that is known by this label or title, or a new name. */
    public PieceName named(String typed) {
        String wanted = Folding.fold(typed);
        return known(piece -> Folding.fold(PieceLabels.of(piece)).equals(wanted)).or(() -> known(piece -> Folding.fold(
                piece.title()).equals(wanted))).orElseGet(() -> PieceLabels.parse(typed));
    }

    private Optional<PieceName> known(Predicate<Piece> meant) {
        return pieces.stream().map(PieceSummary::piece).filter(meant).findFirst()
                .map(piece -> new PieceName(piece.title(), piece.composer()));
    }
}
