package org.woodshed.client.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.DeltaCodec;
import org.woodshed.merge.DeltaException;
import org.woodshed.merge.Deltas;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of the outbox: a change that the server has not answered. Immutable.
 *
 * @param baseVersion the entity's version this change was made from
 * @param base        the entity's whole data it was made from: the base of every merge; empty for CREATED
 * @param data        as on the wire: a whole state, a delta, or empty for DELETED
 * @param attempts    how often the server refused it
 */
public record PendingChange(ChangeId changeId, EntityKey key, ChangeType type, long baseVersion, ObjectNode base,
        ObjectNode data, Instant createdAt, OutboxItem.State state, int attempts, @Nullable String lastError,
        @Nullable Instant nextAttemptAt) {

    static PendingChange creation(ChangeId changeId, EntityKey key, long baseVersion, ObjectNode data, Instant now) {
        return fresh(changeId, key, ChangeType.CREATED, baseVersion, JsonValues.object(), data, now);
    }

    static PendingChange update(ChangeId changeId, EntityKey key, long baseVersion, ObjectNode base, ObjectNode delta,
            Instant now) {
        return fresh(changeId, key, ChangeType.UPDATED, baseVersion, base, delta, now);
    }

    static PendingChange deletion(ChangeId changeId, EntityKey key, long baseVersion, ObjectNode base, Instant now) {
        return fresh(changeId, key, ChangeType.DELETED, baseVersion, base, JsonValues.object(), now);
    }

    private static PendingChange fresh(ChangeId changeId, EntityKey key, ChangeType type, long baseVersion,
            ObjectNode base, ObjectNode data, Instant now) {
        return new PendingChange(changeId, key, type, baseVersion, base, data, now, OutboxItem.State.PENDING, 0, null,
                null);
    }

    /** The data that is there if this change is applied to just the base it was made from. */
    public ObjectNode result() {
        EntitySchema schema = Schemas.of(key.type());
        return switch (type) {
            case CREATED -> data;
            case DELETED -> Tombstones.data(key.type(), base);
            case UPDATED -> {
                try {
                    yield Deltas.apply(schema, base, DeltaCodec.read(schema, data));
                } catch (DeltaException impossible) {
                    throw new IllegalStateException("the outbox holds a delta that this version did not write",
                            impossible);
                }
            }
        };
    }

    /** As it goes over the wire. Sending it again sends the same. */
    public Change toChange() {
        return new Change(changeId, type, key.type(), key.id(), baseVersion, createdAt, type == ChangeType.DELETED
                ? null
                : data);
    }

    public PendingChange inFlight() {
        return new PendingChange(changeId, key, type, baseVersion, base, data, createdAt, OutboxItem.State.IN_FLIGHT,
                attempts, lastError, null);
    }

    /** The same change under another id. */
    PendingChange under(ChangeId newId) {
        return new PendingChange(newId, key, type, baseVersion, base, data, createdAt, state, attempts, lastError,
                nextAttemptAt);
    }

    /** As if the server had never refused it, but still the same change. */
    PendingChange afresh() {
        return new PendingChange(changeId, key, type, baseVersion, base, data, createdAt, OutboxItem.State.PENDING, 0,
                null, null);
    }

    PendingChange onBase(long newBaseVersion, ObjectNode newBase) {
        return new PendingChange(changeId, key, type, newBaseVersion, newBase, data, createdAt, state, attempts,
                lastError, nextAttemptAt);
    }

    PendingChange refused(String reason, int maxAttempts, Instant nextAttempt) {
        boolean failed = attempts + 1 >= maxAttempts;
        return new PendingChange(changeId, key, type, baseVersion, base, data, createdAt, failed
                ? OutboxItem.State.FAILED
                : OutboxItem.State.PENDING, attempts + 1, reason, failed ? null : nextAttempt);
    }

    /** True while no byte of it can have reached the server, so that it may still be changed under its id. */
    boolean neverSent() {
        return state != OutboxItem.State.IN_FLIGHT && attempts == 0;
    }
}
