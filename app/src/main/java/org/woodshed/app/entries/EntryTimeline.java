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

/** The loaded entries, newest practice date first, within a date latest start first. Belongs to the screen's thread. */
final class EntryTimeline {
    private static final Comparator<EntryRow> ORDER = Comparator.comparing(EntryTimeline::date).thenComparing(
            EntryTimeline::start).reversed().thenComparing(row -> row.entry().id());
    private final TreeSet<EntryRow> sorted = new TreeSet<>(ORDER);
    private final Map<EntityId, EntryRow> byId = new HashMap<>();

    private static LocalDate date(EntryRow row) {
        return row.entry().when().practiceDate();
    }

    private static Instant start(EntryRow row) {
        return row.entry().when().startedAt();
    }

    void put(EntryRow row) {
        remove(row.entry().id());
        sorted.add(row);
        byId.put(row.entry().id(), row);
    }

    Optional<EntryRow> remove(EntityId id) {
        EntryRow row = byId.remove(id);
        if (row != null) {
            sorted.remove(row);
        }
        return Optional.ofNullable(row);
    }

    /** Keeps only the entries that are wanted. */
    void retain(Predicate<EntityId> wanted) {
        new ArrayList<>(byId.keySet()).stream().filter(wanted.negate()).forEach(this::remove);
    }

    Optional<EntryRow> find(EntityId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** True if the row comes after every loaded one. */
    boolean isBeyond(EntryRow row) {
        return sorted.isEmpty() || ORDER.compare(row, sorted.last()) > 0;
    }

    List<EntryRow> rows() {
        return List.copyOf(sorted);
    }

    @Nullable
    EntryRow last() {
        return sorted.isEmpty() ? null : sorted.last();
    }

    int size() {
        return byId.size();
    }
}
