package org.woodshed.server.changes;

import org.woodshed.merge.MergeOutcome;
import org.woodshed.model.EntityState;

/** From the outcome of a merge to what is to be done. Pure. */
final class Merged {
    private Merged() {}

    static Verdict verdict(Meeting meeting, EntityState present, MergeOutcome outcome, boolean normalised) {
        return switch (outcome) {
            case MergeOutcome.Changed changed -> new Verdict.Write(false, changed.data(), changed.exact(), normalised);
            case MergeOutcome.Unchanged same -> new Verdict.Keep(normalised || !meeting.senderIsUpToDate(present));
            case MergeOutcome.Overlapping overlap -> new Verdict.Conflict(overlap.reason(), overlap.paths());
        };
    }
}
