package org.woodshed.app.pieces;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;

/** The repertoire: finding, sorting, adding, joining and deleting pieces. Belongs to the screen's thread. */
public final class PiecesViewModel {
    private final Logbook logbook;
    private final Threads threads;
    private final Repertoire repertoire;
    private final PieceMerge merging;
    private final UndoViewModel undo;
    private final NoticesViewModel notices;
    private final DueReviews due;
    private final FilteredList<PieceSummary> filtered;
    private final SortedList<PieceSummary> sorted;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<PieceSort> sort = new SimpleObjectProperty<>(PieceSort.LAST_PRACTISED);
    private final ObjectProperty<@Nullable String> status = new SimpleObjectProperty<>();
    private final ObjectProperty<Boolean> onlyDue = new SimpleObjectProperty<>(false);
    private final ObjectProperty<@Nullable EntityId> selected;
    private final StringProperty added = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Piece> duplicate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param selected the chosen piece, shared with the first tab */
    public PiecesViewModel(Logbook logbook, Threads threads, Repertoire repertoire, EntryIndex index, DueReviews due,
            ObjectProperty<@Nullable EntityId> selected, UndoViewModel undo, NoticesViewModel notices) {
        this.logbook = logbook;
        this.threads = threads;
        this.repertoire = repertoire;
        this.merging = new PieceMerge(logbook, index);
        this.due = due;
        this.undo = undo;
        this.notices = notices;
        this.selected = selected;
        this.filtered = new FilteredList<>(repertoire.pieces());
        this.sorted = new SortedList<>(filtered, sort.get().order());
        sort.addListener((property, before, now) -> sorted.setComparator(now.order()));
        filter.addListener((property, before, now) -> narrow());
        status.addListener((property, before, now) -> narrow());
        onlyDue.addListener((property, before, now) -> narrow());
        due.dueProperty().addListener((property, before, now) -> narrow());
        added.addListener((property, before, now) -> {
            duplicate.set(null);
            problem.set("");
        });
    }

    private void narrow() {
        String wanted = Folding.fold(filter.get());
        String wantedStatus = status.get();
        Predicate<PieceSummary> named = summary -> Folding.fold(PieceLabels.searched(summary
                .piece())).contains(wanted);
        Predicate<PieceSummary> inStatus =
                summary -> wantedStatus == null || wantedStatus.equals(summary.piece().status());
        Predicate<PieceSummary> isDue = summary -> !onlyDue.get() || isDue(summary.piece().id());
        filtered.setPredicate(named.and(inStatus).and(isDue));
    }

    public ObservableList<PieceSummary> pieces() {
        return sorted;
    }

    /** What an empty list says. */
    public String emptyText() {
        if (repertoire.pieces().isEmpty()) {
            return Messages.text("pieces.empty");
        }
        return Messages.text(status.get() == null && !onlyDue.get() ? "pieces.noneFound" : "pieces.noneMatches");
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<PieceSort> sortProperty() {
        return sort;
    }

    /** The status to show; null for all. */
    public ObjectProperty<@Nullable String> statusProperty() {
        return status;
    }

    public ObjectProperty<Boolean> onlyDueProperty() {
        return onlyDue;
    }

    public ObjectProperty<@Nullable EntityId> selectedProperty() {
        return selected;
    }

    public boolean isDue(EntityId piece) {
        return due.dueProperty().get().contains(piece);
    }

    /** What is typed for a new piece: "title · composer". */
    public StringProperty addedProperty() {
        return added;
    }

    /** A piece that may be meant instead; to be answered by {@link #useDuplicate} or {@link #addAnyway}. */
    public ReadOnlyObjectProperty<@Nullable Piece> duplicateProperty() {
        return duplicate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Adds what is typed, unless a piece of nearly this name is there: then that is asked first. */
    public void add() {
        if (added.get().isBlank()) {
            return;
        }
        PieceName name = PieceLabels.parse(added.get());
        Optional<Piece> near = NearDuplicates.of(name.title(), name.composer(), repertoire.pieces().stream().map(
                PieceSummary::piece).toList());
        if (near.isPresent()) {
            duplicate.set(near.get());
        } else {
            addAnyway();
        }
    }

    public void useDuplicate() {
        Piece meant = duplicate.get();
        if (meant != null) {
            added.set("");
            selected.set(meant.id());
        }
    }

    public void addAnyway() {
        try {
            EntityId id = logbook.pieceNamed(PieceLabels.parse(added.get()));
            boolean isNew = repertoire.find(id).isEmpty();
            repertoire.added(id);
            if (isNew) {
                logbook.piece(id)
                        .ifPresent(piece -> undo.did(new Deed(Messages.text("pieces.added", piece.title()), List
                                .of(new Deed.Step(deleted(piece), piece.state())))));
            }
            added.set("");
            selected.set(id);
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
        }
    }

    private static EntityState deleted(Piece piece) {
        return new EntityState(piece.state().key(), 0, true, piece.state().data());
    }

    /** Saves an edited piece. */
    public void save(Piece openedOn, PieceDraft edited) throws InvalidInputException {
        Saving saving = logbook.editPiece(openedOn, edited);
        undo.did(new Deed(Messages.text("pieces.changed", openedOn.title()), List.of(Deed.Step.changed(openedOn.state(),
                saving))));
    }

    /** Deletes a piece; what was practised keeps its title. */
    public void delete(Piece piece) {
        Saving saving = logbook.deletePiece(piece);
        undo.didAndSay(new Deed(Messages.text("pieces.deleted", piece.title()), List.of(Deed.Step.changed(piece.state(),
                saving))));
    }

    /** Moves all practice of a piece to another one, and deletes the first. One undo takes all of it back. */
    public void merge(Piece from, Piece into) {
        if (!from.id().equals(into.id())) {
            threads.query(() -> merging.entriesAbout(from), entries -> merged(from, into, entries), notices::failed);
        }
    }

    private void merged(Piece from, Piece into, List<LogbookEntry> entries) {
        List<Deed.Step> steps = new ArrayList<>();
        try {
            merging.merge(from, into, entries, steps);
            selected.set(into.id());
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
        }
        undo.didAndSay(new Deed(Messages.text("pieces.merged", from.title(), into.title()), steps));
    }

    /** The chosen piece, if it is there. */
    public Optional<PieceSummary> chosen() {
        EntityId id = selected.get();
        return id == null ? Optional.empty() : repertoire.find(id);
    }

    /** Every other piece, by its label, to merge with. */
    public List<PieceSummary> others(Piece piece) {
        return repertoire.pieces().stream().filter(summary -> !summary.piece().id().equals(piece.id())).sorted(
                PieceSort.TITLE.order()).toList();
    }
}
