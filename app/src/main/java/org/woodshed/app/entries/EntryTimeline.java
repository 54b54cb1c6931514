package org.woodshed.app.entries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.model.EntityId;
import org.woodshed.model.PracticeTime;

/** The loaded entries, newest practice date first, within a date latest start first. Belongs to the screen's thread. */
final class EntryTimeline {
    private static final Comparator<Placed> ORDER = Comparator.comparing(Placed::date).thenComparing(Placed::start)
            .reversed().thenComparing(Placed::id);
    private final TreeSet<Placed> sorted = new TreeSet<>(ORDER);
    private final Map<EntityId, Placed> byId = new HashMap<>();

    /** A row with its place: an entry reads its time out of its text whenever it is asked. */
    private record Placed(LocalDate date, Instant start, EntityId id, EntryRow row) {
        static Placed of(EntryRow row) {
            PracticeTime when = row.entry().when();
            return new Placed(when.practiceDate(), when.startedAt(), row.entry().id(), row);
        }
    }

    void put(EntryRow row) {
        Placed placed = Placed.of(row);
        remove(placed.id);
        sorted.add(placed);
        byId.put(placed.id, placed);
    }

    Optional<EntryRow> remove(EntityId id) {
        Placed placed = byId.remove(id);
        if (placed != null) {
            sorted.remove(placed);
        }
        return Optional.ofNullable(placed).map(Placed::row);
    }

    /** Keeps only the entries that are wanted. */
    void retain(Predicate<EntityId> wanted) {
        new ArrayList<>(byId.keySet()).stream().filter(wanted.negate()).forEach(this::remove);
    }

    Optional<EntryRow> find(EntityId id) {
        return Optional.ofNullable(byId.get(id)).map(Placed::row);
    }

    /** True if the row comes after every loaded one. */
    boolean isBeyond(EntryRow row) {
        return sorted.isEmpty() || ORDER.compare(Placed.of(row), sorted.last()) > 0;
    }

    List<EntryRow> rows() {
        return sorted.stream().map(Placed::row).toList();
    }

    @Nullable
    EntryRow last() {
        return sorted.isEmpty() ? null : sorted.last().row;
    }

    int size() {
        return byId.size();
    }
}
