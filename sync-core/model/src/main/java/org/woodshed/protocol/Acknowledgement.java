package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one change of the request.
 *
 * @param seq     of the change; absent for conflict and rejected
 * @param version of the entity right after the change
 * @param reason  for rejected: one of the reason codes
 * @param field   for rejected: the field in question
 * @param state   the entity as it is now, where the laptop could not compute it
 */
public record Acknowledgement(ChangeId changeId, Outcome outcome, @Nullable Long seq, @Nullable Long version,
        @Nullable String reason, @Nullable String field, @Nullable State state) {

    /** An entity's present state within an acknowledgement. */
    public record State(Long version, Boolean deleted, ObjectNode data) {
        /** @throws IllegalArgumentException if a part is missing */
        public State {
            Required.notNegative("version", version);
            Required.present("deleted", deleted);
            Required.present("data", data);
        }

        public static State of(EntityState state) {
            return new State(state.version(), state.deleted(), state.data());
        }

        public EntityState toEntityState(EntityKey key) {
            return new EntityState(key, version, deleted, data);
        }
    }

    /** @throws IllegalArgumentException if id or outcome is missing */
    public Acknowledgement {
        Required.present("changeId", changeId);
        Required.present("outcome", outcome);
    }

    public static Acknowledgement accepted(ChangeId changeId, Outcome outcome, long seq, long version,
            @Nullable State state) {
        return new Acknowledgement(changeId, outcome, seq, version, null, null, state);
    }

    public static Acknowledgement conflict(ChangeId changeId) {
        return new Acknowledgement(changeId, Outcome.CONFLICT, null, null, null, null, null);
    }

    public static Acknowledgement rejected(ChangeId changeId, String reason, @Nullable String field) {
        return new Acknowledgement(changeId, Outcome.REJECTED, null, null, reason, field, null);
    }
}
