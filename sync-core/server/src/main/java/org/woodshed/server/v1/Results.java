package org.woodshed.server.v1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.V1BatchResponse;
import org.woodshed.protocol.V1PushResponse;
import org.woodshed.server.changes.Batch;
import org.woodshed.server.storage.StoredEntity;

/** Puts what became of states into the words of the wire. Pure. */
final class Results {
    private Results() {}

    static V1PushResponse pushed(Tally tally, SyncToken next, Batch batch, List<StateWrite> writes) {
        return new V1PushResponse(tally.isClean(), next.toString(), tally.conflicts(), tally.refusals(),
                new V1PushResponse.Stats(tally.complete(), tally.unchanged()));
    }

    static V1BatchResponse batched(Tally tally, SyncToken next, Batch batch, List<StateWrite> writes) {
        List<V1BatchResponse.State> states = states(tally, batch, writes);
        return new V1BatchResponse(tally.isClean(), tally.complete(), states.size(), tally.conflicts(), tally
                .refusals(), states, next.toString());
    }

    /** The entities that are not now as they were last sent, as far as an answer can hold them. */
    private static List<V1BatchResponse.State> states(Tally tally, Batch batch, List<StateWrite> writes) {
        Map<EntityKey, StateWrite> last = new LinkedHashMap<>();
        writes.forEach(write -> last.put(write.key(), write));
        List<V1BatchResponse.State> states = new ArrayList<>();
        last.forEach((key, write) -> batch.present(key).map(StoredEntity::state).filter(state -> !isAsSent(state,
                write) && tally.fits(state.data())).ifPresent(state -> states.add(new V1BatchResponse.State(state.id(),
                        state.type(), state.version(), state.deleted(), state.data()))));
        return states;
    }

    private static boolean isAsSent(EntityState state, StateWrite write) {
        return state.deleted() == write.deleted() && (state.deleted() || JsonValues.same(state.data(), write
                .content()));
    }
}
