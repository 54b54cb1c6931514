package org.woodshed.client.diagnostics;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. It holds nothing personal. Immutable.
 *
 * @param figures what belongs to this kind of event, in its order: how many there were
 * @param failure the code of what went wrong, as {@link org.woodshed.client.engine.TransportFailure#code}; null if nothing did
 * @param what    the same in a few English words, for reports
 */
public record JournalEntry(Instant at, Kind kind, List<Long> figures, @Nullable String failure, String what) {
    public JournalEntry {
        figures = List.copyOf(figures);
    }

    JournalEntry(Instant at, Kind kind, String what, long... figures) {
        this(at, kind, Arrays.stream(figures).boxed().toList(), null, what);
    }

    /** What happened; screens have a sentence for each. */
    public enum Kind {
        /** Figure: changes that wait. */
        OPENED, AUTOMATIC, SIGNED_IN, ASKED, WOKEN, NETWORK_CHANGED, CANCELLED, PAUSED,
        /** Figure: changes. */
        SENT,
        /** Has a failure. */
        NO_ANSWER,
        /** Figures: changes confirmed, changes received. */
        EXCHANGED,
        /** Figures: parts that differed, entities put right. */
        COMPARED,
        /** Has a failure. */
        NOT_COMPARED, REFUSED, RENEWED, SIGNED_OUT, NOT_RENEWED, CONNECTED, DISCONNECTED, MISSED, STORE_FAILED,
        COMPARING,
        COUNTING_ANEW, READING_AGAIN, OTHER_DATASET
    }
}
