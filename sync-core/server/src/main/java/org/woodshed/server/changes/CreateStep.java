package org.woodshed.server.changes;

import java.util.List;
import java.util.Optional;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.merge.OverlapMerge;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.JsonValues;
import org.woodshed.model.PieceIdentity;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.node.ObjectNode;

/** CREATED: a whole new entity, one that somebody else created as well, or one that comes back from its tombstone. Pure. */
final class CreateStep {
    private CreateStep() {}

    static Verdict judge(Meeting meeting) {
        if (!(meeting.change().data() instanceof ObjectNode data)) {
            return new Verdict.Reject("invalid", "data");
        }
        boolean knewOne = meeting.change().baseVersion() > 0;
        Optional<FieldProblem> problem = knewOne ? Admission.ofRestored(meeting.schema(), data)
                : Admission.ofNew(meeting.schema(), data);
        if (problem.isPresent()) {
            return Verdict.Reject.of(problem.get());
        }
        ObjectNode state = EntityRules.normalised(meeting.schema(), data);
        boolean normalised = !JsonValues.same(state, data);
        StoredEntity present = meeting.present();
        if (present == null) {
            return new Verdict.Write(false, state, true, normalised);
        }
        if (present.state().deleted()) {
            return meeting.known().contains(present.state().version()) ? new Verdict.Write(false, state, true,
                    normalised) : new Verdict.Conflict(MergeOutcome.Reason.DELETED, List.of());
        }
        if (isAnotherPiece(meeting, present.state(), state)) {
            return new Verdict.Conflict(MergeOutcome.Reason.DIFFERENT_PIECE, List.of());
        }
        MergeOutcome outcome = new OverlapMerge(meeting.schema(), present.state().data(), present.versions(), meeting
                .known()).create(state, present.state().version());
        return Merged.verdict(meeting, present.state(), outcome, normalised);
    }

    /** Two pieces got one id: the one that is here was renamed since it was created. */
    private static boolean isAnotherPiece(Meeting meeting, EntityState present, ObjectNode state) {
        return present.type().equals(EntityType.PIECE) && meeting.change().baseVersion() == 0 && meeting.known().own()
                .isEmpty() && !key(present.data()).equals(key(state));
    }

    private static String key(ObjectNode piece) {
        String title = JsonValues.text(piece, "title");
        return PieceIdentity.normalisedKey(title == null ? "" : title, JsonValues.text(piece, "composer"));
    }
}
