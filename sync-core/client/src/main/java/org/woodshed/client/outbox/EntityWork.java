package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy;
import org.woodshed.merge.ThreeWayMerge;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.ChangeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that this laptop knows about one entity: what the server last confirmed, what is on its way, what waits behind
 * that, and what a person has to choose. Immutable; {@link LocalEdits}, {@link Incoming} and {@link Answers} lead from
 * one to the next. Pure.
 *
 * @param shadow   the last state the server confirmed; version 0 if none
 * @param inFlight the change whose bytes may have reached the server; never altered until it is answered
 * @param waiting  everything typed since, as one change
 * @param conflict the fields in dispute; their own values are shown, but not sent
 * @param trace    what the steps since it was loaded left behind; no part of what is stored about the entity
 */
public record EntityWork(EntityState shadow, @Nullable PendingChange inFlight, @Nullable PendingChange waiting,
        @Nullable OpenConflict conflict, Trace trace) {

    public EntityWork(EntityState shadow, @Nullable PendingChange inFlight, @Nullable PendingChange waiting,
            @Nullable OpenConflict conflict) {
        this(shadow, inFlight, waiting, conflict, Trace.NONE);
    }

    /** An entity nothing is known about. */
    public static EntityWork none(EntityKey key) {
        return new EntityWork(EntityState.absent(key), null, null, null);
    }

    public EntityKey key() {
        return shadow.key();
    }

    EntitySchema schema() {
        return Schemas.of(shadow.type());
    }

    /** True if the server has not confirmed everything that is shown. */
    public boolean pending() {
        return inFlight != null || waiting != null;
    }

    /** True if there is, or was, such an entity. */
    public boolean exists() {
        return shadow.version() > 0 || pending();
    }

    /** What screens show: the confirmed state, with this laptop's work on top. */
    public EntityState view() {
        EntityState state = underlying();
        if (conflict == null || state.deleted()) {
            return state;
        }
        ObjectNode data = state.data();
        for (Dispute dispute : conflict.disputes()) {
            data = FieldPaths.with(schema(), data, dispute.path(), dispute.mine());
        }
        return state.withData(data);
    }

    /** The view without the disputed values of this laptop: what will be at the server once the outbox is empty. */
    EntityState underlying() {
        EntityState state = shadow;
        if (inFlight != null) {
            state = onto(state, inFlight);
        }
        return waiting == null ? state : onto(state, waiting);
    }

    /** The data that a new change builds on: what is confirmed, with what is in flight on top. */
    ObjectNode baseOfWaiting() {
        return withWaiting(null).underlying().data();
    }

    /** What this laptop made of the base of the change in flight, without anything others did meanwhile. */
    ObjectNode typedSince(PendingChange sent) {
        EntityState reached = new EntityState(sent.key(), sent.baseVersion(), sent.type() == ChangeType.DELETED, sent
                .result());
        return waiting == null ? reached.data() : onto(reached, waiting).data();
    }

    private EntityState onto(EntityState state, PendingChange change) {
        if (change.type() == ChangeType.DELETED) {
            return new EntityState(state.key(), state.version(), true, Tombstones.data(state.type(), state.data()));
        }
        if (state.deleted() || JsonValues.same(state.data(), change.base())) {
            return new EntityState(state.key(), state.version(), false, change.result());
        }
        ThreeWayMerge.Result merged = ThreeWayMerge.merge(schema(), change.base(), change.result(), state.data(),
                MergePolicy.ASK);
        ObjectNode data = merged.data();
        for (Dispute dispute : merged.disputes()) {
            data = FieldPaths.with(schema(), data, dispute.path(), dispute.mine());
        }
        return new EntityState(state.key(), state.version(), false, data);
    }

    EntityWork withShadow(EntityState newShadow) {
        return new EntityWork(newShadow, inFlight, waiting, conflict, trace);
    }

    EntityWork withInFlight(@Nullable PendingChange change) {
        return new EntityWork(shadow, change, waiting, conflict, trace);
    }

    EntityWork withWaiting(@Nullable PendingChange change) {
        return new EntityWork(shadow, inFlight, change, conflict, trace);
    }

    EntityWork withConflict(@Nullable OpenConflict newConflict) {
        return new EntityWork(shadow, inFlight, waiting, newConflict, trace);
    }

    EntityWork withTrace(Trace newTrace) {
        return new EntityWork(shadow, inFlight, waiting, conflict, newTrace);
    }

    /** The server's state, with nothing of this laptop's on top but the open conflict. */
    EntityWork moved(EntityState theirs) {
        return new EntityWork(theirs, null, null, conflict, trace);
    }

    /** Adds disputes to those that are open; a newer one of the same path keeps the older one's base. */
    EntityWork withDisputes(List<Dispute> disputes, Instant typedAt, Origin origin) {
        if (disputes.isEmpty()) {
            return this;
        }
        List<Dispute> all = new ArrayList<>(conflict == null ? List.of() : conflict.disputes());
        for (Dispute dispute : disputes) {
            Dispute older = all.stream().filter(open -> open.path().equals(dispute.path())).findFirst().orElse(null);
            all.remove(older);
            all.add(older == null ? dispute
                    : new Dispute(dispute.path(), older.base(), dispute.mine(), dispute
                            .theirs()));
        }
        return withConflict(
                new OpenConflict(key(), List.copyOf(all), typedAt, origin.deviceName(), origin.serverTime()));
    }

    /** The change that was taken from the outbox to be sent: from now on it is immutable. */
    public EntityWork sent() {
        PendingChange change = waiting;
        return change == null || inFlight != null ? this
                : new EntityWork(shadow, change.inFlight(), null, conflict, trace);
    }
}
