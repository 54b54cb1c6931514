package org.woodshed.server.changes;

import java.util.List;
import java.util.Optional;
import org.woodshed.merge.Delta;
import org.woodshed.merge.DeltaCodec;
import org.woodshed.merge.DeltaException;
import org.woodshed.merge.DeltaRules;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.merge.OverlapMerge;
import org.woodshed.model.FieldProblem;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.node.ObjectNode;

/** UPDATED: a delta meets an entity. Pure. */
final class UpdateStep {
    private UpdateStep() {}

    static Verdict judge(Meeting meeting) {
        StoredEntity present = meeting.present();
        if (present == null) {
            return new Verdict.Reject("unknown_entity", null);
        }
        if (present.state().deleted()) {
            return new Verdict.Conflict(MergeOutcome.Reason.DELETED, List.of());
        }
        if (!(meeting.change().data() instanceof ObjectNode data)) {
            return new Verdict.Reject("invalid", "data");
        }
        try {
            return judge(meeting, present, DeltaCodec.read(meeting.schema(), data));
        } catch (DeltaException malformed) {
            return Verdict.Reject.of(malformed.problem());
        }
    }

    private static Verdict judge(Meeting meeting, StoredEntity present, Delta sent) {
        Optional<FieldProblem> problem = Admission.ofDelta(meeting.schema(), sent, present.state().data());
        if (problem.isPresent()) {
            return Verdict.Reject.of(problem.get());
        }
        Delta delta = DeltaRules.normalised(meeting.schema(), sent);
        MergeOutcome outcome = new OverlapMerge(meeting.schema(), present.state().data(), present.versions(), meeting
                .known()).edit(delta, present.state().version());
        return Merged.verdict(meeting, present.state(), outcome, !delta.equals(sent));
    }
}
