package org.woodshed.app.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Folding;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

/**
 * What of an entry is searched and counted, small enough to hold a hundred thousand of them. Immutable.
 *
 * @param seconds null where the length is unknown
 * @param folded  everything written in it, made comparable by {@link Folding}; pieces are looked up by their own names
 */
public record IndexedEntry(EntityId id, LocalDate date, Instant startedAt, @Nullable Integer seconds,
        List<PiecePractice> pieces, String type, @Nullable String instrument, Set<String> tags,
        Set<String> techniques, Set<EntityId> goals, @Nullable String mood, String notes, String folded) {
    /** As in the log: newest date first, within a date latest start first. */
    public static final Comparator<IndexedEntry> NEWEST_FIRST = Comparator.comparing(IndexedEntry::date).thenComparing(
            IndexedEntry::startedAt).reversed().thenComparing(IndexedEntry::id);

    /** Reads an entry. Equal names are one string in memory. */
    public static IndexedEntry of(LogbookEntry entry) {
        String written = String.join("\n", entry.notes(), String.join("\n", entry.tags()), String.join("\n", entry
                .techniques()));
        return new IndexedEntry(entry.id(), entry.when().practiceDate(), entry.when().startedAt(), entry
                .durationSeconds(), entry.pieces(), entry.type().intern(), interned(entry.instrument()),
                names(entry
                        .tags()),
                names(entry.techniques()), Set.copyOf(entry.goalIds()), interned(entry.mood()), entry.notes(),
                written.isBlank() ? "" : Folding.fold(written));
    }

    private static Set<String> names(Set<String> names) {
        return names.stream().map(String::intern).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String interned(@Nullable String name) {
        return name == null ? null : name.intern();
    }

    public boolean isAbout(EntityId piece) {
        return pieces.stream().anyMatch(practice -> practice.pieceId().equals(piece));
    }

    /** This entry's length for each of its pieces; 0 where it is unknown. */
    public int secondsPerPiece() {
        return seconds == null ? 0 : seconds / Math.max(1, pieces.size());
    }
}
