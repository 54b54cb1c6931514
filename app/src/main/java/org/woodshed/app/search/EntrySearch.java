package org.woodshed.app.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.model.EntityId;

/**
 * Finds entries as somebody types: the first of them are told before all have been looked at, and what is typed on is looked
 * for among what was found before. Belongs to one thread.
 */
final class EntrySearch {
    /** More than a screen shows at once. */
    static final int FIRST = 50;
    /** How many entries are looked at before it is asked again whether anybody still wants them. */
    private static final int STRIDE = 2_048;
    private Asked asked = new Asked(SearchQuery.EMPTY, List.of(), Map.of(), LocalDate.MIN);
    private List<IndexedEntry> found = List.of();

    /** All that an answer depends on. */
    record Asked(SearchQuery query, List<IndexedEntry> entries, Map<EntityId, SearchQuery.PieceNames> pieceNames,
            LocalDate today) {
        /** Lists and maps count as the same only if they are the same object: comparing them would take as long as a search. */
        @SuppressWarnings("ReferenceEquality")
        private boolean isAmong(Asked before) {
            return entries == before.entries && pieceNames == before.pieceNames && today.equals(before.today) && query
                    .narrows(before.query);
        }
    }

    /**
     * The entries that are meant, in their order.
     *
     * @param first    told the first ones as soon as there are {@value #FIRST}
     * @param unwanted true as soon as something else is looked for
     * @return what was found; not all of it if it became unwanted
     */
    List<IndexedEntry> find(Asked now, Consumer<List<IndexedEntry>> first, BooleanSupplier unwanted) {
        List<IndexedEntry> candidates = now.isAmong(asked) ? found : now.entries;
        Predicate<IndexedEntry> meant = now.query.meant(now.pieceNames, now.today);
        List<IndexedEntry> hits = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            if (index % STRIDE == 0 && unwanted.getAsBoolean()) {
                return hits;
            }
            IndexedEntry candidate = candidates.get(index);
            if (meant.test(candidate)) {
                hits.add(candidate);
                if (hits.size() == FIRST) {
                    first.accept(List.copyOf(hits));
                }
            }
        }
        asked = now;
        found = hits;
        return hits;
    }
}
