package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.protocol.Change;

/** A change of the request and what became of it. */
sealed interface Judged {
    Change change();

    /**
     * It is in the log.
     *
     * @param showState true if the answer has to say how the entity is now
     */
    record Accepted(Change change, long seq, long version, boolean exact, boolean showState) implements Judged {}

    /** It was accepted before, with this seq and version. */
    record Repeated(Change change, long seq, long version) implements Judged {}

    /** It meets what another device did. */
    record Conflicting(Change change, MergeOutcome.Reason reason, List<String> fields) implements Judged {}

    /** It is not valid. */
    record Rejected(Change change, String reason, @Nullable String field) implements Judged {}
}
