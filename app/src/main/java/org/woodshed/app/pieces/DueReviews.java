package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;

/** Which polished pieces want to be played again. Belongs to the screen's thread. */
public final class DueReviews {
    private final EntryIndex index;
    private final PracticeCalendar calendar;
    private final RepeatedQuery<Set<EntityId>> query;
    private final ReadOnlyObjectWrapper<Set<EntityId>> due = new ReadOnlyObjectWrapper<>(Set.of());
    private volatile Set<EntityId> polished = Set.of();

    public DueReviews(EntryIndex index, Repertoire repertoire, Threads threads, PracticeCalendar calendar,
            Consumer<RuntimeException> failed) {
        this.index = index;
        this.calendar = calendar;
        this.query = new RepeatedQuery<>(threads, this::find, due::set, failed);
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> {
            polished = repertoire.pieces().stream().filter(summary -> "polished".equals(summary.piece().status())).map(
                    summary -> summary.piece().id()).collect(Collectors.toUnmodifiableSet());
            load();
        });
    }

    /** Looks again, once all entries have been read. */
    public void load() {
        if (index.isComplete()) {
            query.run();
        }
    }

    public ReadOnlyObjectProperty<Set<EntityId>> dueProperty() {
        return due.getReadOnlyProperty();
    }

    private Set<EntityId> find() {
        Set<EntityId> wanted = polished;
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Map<EntityId, TreeSet<LocalDate>> dates = new HashMap<>();
        for (IndexedEntry entry : index.newestFirst()) {
            entry.pieces().stream().map(practice -> practice.pieceId()).filter(wanted::contains).forEach(piece -> dates
                    .computeIfAbsent(piece, none -> new TreeSet<>()).add(entry.date()));
        }
        LocalDate today = calendar.today();
        return dates.entrySet().stream()
                .filter(piece -> !Review.due(List.copyOf(piece.getValue().descendingSet())).isAfter(
                        today))
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }
}
