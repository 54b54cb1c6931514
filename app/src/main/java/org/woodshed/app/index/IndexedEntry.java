package org.woodshed.app.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;

/**
 * What of an entry is searched and counted, small enough to hold a hundred thousand of them. Immutable.
 *
 * @param seconds null where the length is unknown
 */
public record IndexedEntry(EntityId id, LocalDate date, Instant startedAt, @Nullable Integer seconds,
        List<PiecePractice> pieces, String type, @Nullable String instrument, Set<String> tags,
        Set<String> techniques, Set<EntityId> goals, @Nullable String mood, String notes) {
    /** As in the log: newest date first, within a date latest start first. */
    public static final Comparator<IndexedEntry> NEWEST_FIRST = Comparator.comparing(IndexedEntry::date).thenComparing(
            IndexedEntry::startedAt).reversed().thenComparing(IndexedEntry::id);

    /** Reads an entry. What many entries have in common is one object in memory. */
    static IndexedEntry of(LogbookEntry entry, SharedValues shared) {
        PracticeTime when = entry.when();
        return new IndexedEntry(entry.id(), shared.one(when.practiceDate()), when.startedAt(), entry.durationSeconds(),
                pieces(entry, shared), shared.one(entry.type()), nullable(entry.instrument(), shared),
                shared.names(entry.tags()), shared.names(entry.techniques()), Set.copyOf(entry.goalIds()),
                nullable(entry.mood(), shared), entry.notes());
    }

    private static List<PiecePractice> pieces(LogbookEntry entry, SharedValues shared) {
        return entry.pieces().stream().map(practice -> shared.one(new PiecePractice(shared.one(practice.pieceId()),
                practice.measures(), practice.tempoBpm()))).toList();
    }

    private static @Nullable String nullable(@Nullable String name, SharedValues shared) {
        return name == null ? null : shared.one(name);
    }

    public boolean isAbout(EntityId piece) {
        return pieces.stream().anyMatch(practice -> practice.pieceId().equals(piece));
    }

    /** This entry's length for each of its pieces; 0 where it is unknown. */
    public int secondsPerPiece() {
        return seconds == null ? 0 : seconds / Math.max(1, pieces.size());
    }
}
