package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;

/** The pieces at the left, narrowed by what is typed in the filter box. Belongs to the screen's thread. */
public final class PieceListViewModel {
    private final Repertoire repertoire;
    private final DayWords days;
    private final PracticeCalendar calendar;
    private final FilteredList<PieceSummary> shown;
    private final ReadOnlyObjectWrapper<Set<EntityId>> due = new ReadOnlyObjectWrapper<>(Set.of());
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable EntityId> selected = new SimpleObjectProperty<>();

    public PieceListViewModel(Repertoire repertoire, DayWords days, PracticeCalendar calendar) {
        this.repertoire = repertoire;
        this.days = days;
        this.calendar = calendar;
        this.shown = new FilteredList<>(repertoire.pieces());
        filter.addListener((property, before, now) -> narrow(now));
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> keepSelection());
    }

    /** Has due pieces marked. */
    public void showDue(DueReviews reviews) {
        reviews.dueProperty().addListener((property, before, now) -> due.set(now));
    }

    /** The pieces that want to be played again. */
    public ReadOnlyObjectProperty<Set<EntityId>> dueProperty() {
        return due.getReadOnlyProperty();
    }

    public ObservableList<PieceSummary> pieces() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** The chosen piece; the one practised last until somebody chooses. */
    public ObjectProperty<@Nullable EntityId> selectedProperty() {
        return selected;
    }

    /** Second line under the title: composer and when it was last practised. */
    public String detail(PieceSummary summary) {
        LocalDate last = summary.lastPractised();
        String when = last == null ? Messages.text("pieces.never") : days.ago(last, calendar.today());
        String composer = summary.piece().composer();
        return composer == null ? when : composer + " · " + when;
    }

    /** What an empty list says. */
    public String emptyText() {
        return Messages.text(filter.get().isBlank() ? "pieces.empty" : "pieces.noneFound");
    }

    private void narrow(String typed) {
        String wanted = Folding.fold(typed);
        shown.setPredicate(summary -> Folding.fold(PieceLabels.searched(summary.piece())).contains(wanted));
    }

    private void keepSelection() {
        EntityId chosen = selected.get();
        if (repertoire.loadedProperty().get() && (chosen == null || repertoire.find(chosen).isEmpty())) {
            selected.set(repertoire.pieces().isEmpty() ? null : repertoire.pieces().getFirst().piece().id());
        }
    }
}
