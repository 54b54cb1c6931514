package org.woodshed.server.changes;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.node.ObjectNode;

/** DELETED: leaves a tombstone, also for what was never here. The change's data plays no part. Pure. */
final class DeleteStep {
    /** What a tombstone keeps, so that entries can still say what was practised. */
    private static final List<String> KEPT_OF_PIECES = List.of("title", "composer");

    private DeleteStep() {}

    /** @param changedByOthers looks whether another device changed the entity after the sender's base */
    static Verdict judge(Meeting meeting, BooleanSupplier changedByOthers) {
        StoredEntity present = meeting.present();
        if (present == null) {
            return new Verdict.Write(true, JsonValues.object(), true, false);
        }
        if (present.state().deleted()) {
            return new Verdict.Keep(!meeting.senderIsUpToDate(present.state()));
        }
        boolean upToDate = meeting.senderIsUpToDate(present.state());
        if (!upToDate && changedByOthers.getAsBoolean()) {
            return new Verdict.Conflict(MergeOutcome.Reason.DELETED, List.of());
        }
        return new Verdict.Write(true, tombstone(present.state()), upToDate, false);
    }

    private static ObjectNode tombstone(EntityState state) {
        ObjectNode data = JsonValues.object();
        if (state.type().equals(EntityType.PIECE)) {
            KEPT_OF_PIECES.stream().filter(state.data()::has).forEach(field -> data.set(field, state.data().get(
                    field)));
        }
        return data;
    }
}
