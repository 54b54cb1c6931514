package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Delta;
import org.woodshed.merge.DeltaCodec;
import org.woodshed.merge.Deltas;
import org.woodshed.merge.MergePolicy;
import org.woodshed.merge.ThreeWayMerge;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityState;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.ChangeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves unsent work onto a newer state of the server's: what does not overlap goes on, what does is in dispute from now
 * on, and nothing typed is dropped. Pure but for the ids and times it is handed.
 */
final class Rebase {
    private final ChangeMint mint;

    private final Supplier<MergePolicy> policy;

    Rebase(ChangeMint mint, Supplier<MergePolicy> policy) {
        this.mint = mint;
        this.policy = policy;
    }

    /** Moves the waiting change onto the shadow, which has just been replaced. */
    EntityWork waitingOntoShadow(EntityWork work, Origin origin) {
        PendingChange waiting = work.waiting();
        if (waiting == null) {
            return work;
        }
        EntityState theirs = work.shadow();
        if (waiting.type() == ChangeType.DELETED) {
            return onto(work, waiting, theirs, origin);
        }
        if (theirs.deleted()) {
            return restoring(work, waiting.result(), origin);
        }
        if (waiting.type() == ChangeType.CREATED && waiting.neverSent()) {
            // The server knows how to unite two creations; until it has answered, this laptop's stays as typed.
            return work;
        }
        return merged(work, waiting.base(), waiting.result(), idFor(waiting), waiting.createdAt(), origin);
    }

    /** An edit against a deletion: the edit is kept, as a restored entity with all this laptop showed. */
    EntityWork restoring(EntityWork work, ObjectNode shown, Origin origin) {
        return work.withConflict(null).withWaiting(PendingChange.creation(mint.newId(), work.key(), work.shadow()
                .version(), shown, mint.clock().instant()))
                .withTrace(work.trace().keeping(Combined.keptAgainstTheirDeletion(
                        origin)));
    }

    /**
     * What it takes to make the server's older state what this laptop has. What had been confirmed goes under an id that all
     * laptops make of it, and stays as it is: several of them send it, and it counts once. What was typed since follows it; a
     * change in flight is part of that, as it was made for a version that the server does not have any more, and would be
     * refused for ever, unless it is itself such a change, which a server restored twice has not answered.
     */
    EntityWork resending(EntityWork work, EntityState theirs) {
        PendingChange sent = work.inFlight();
        boolean sentAgain = sent != null && sent.changeId().equals(ChangeMint.idOf(sent));
        EntityState confirmed = sentAgain ? work.withWaiting(null).underlying() : work.shadow();
        EntityWork moved = work.moved(theirs);
        PendingChange again = again(theirs, confirmed);
        EntityWork sending = again == null ? moved : moved.withInFlight(again.inFlight());
        EntityState reached = again == null ? theirs
                : new EntityState(work.key(), theirs.version(), confirmed.deleted(), again.result());
        return sending.withWaiting(leading(reached, work.underlying()));
    }

    /** What leads from the server's state to one that had been confirmed; its id says what it does. */
    private @Nullable PendingChange again(EntityState theirs, EntityState confirmed) {
        boolean absent = theirs.version() == 0 && !confirmed.deleted();
        PendingChange change = absent ? creation(theirs, confirmed) : leading(theirs, confirmed);
        return change == null ? null : change.under(ChangeMint.idOf(change));
    }

    /** The change that leads from one state of an entity to another; null if there is nothing to do. */
    private @Nullable PendingChange leading(EntityState from, EntityState to) {
        if (to.deleted()) {
            return from.deleted() ? null
                    : PendingChange.deletion(mint.newId(), from.key(), from.version(), from.data(),
                            mint.clock().instant());
        }
        if (from.deleted()) {
            return creation(from, to);
        }
        Delta delta = Deltas.between(Schemas.of(from.type()), from.data(), to.data());
        return delta.isEmpty() ? null
                : PendingChange.update(mint.newId(), from.key(), from.version(), from.data(), DeltaCodec.write(delta),
                        mint.clock().instant());
    }

    private PendingChange creation(EntityState from, EntityState to) {
        return PendingChange.creation(mint.newId(), from.key(), from.version(), to.data(), mint.clock().instant());
    }

    /**
     * Unites two states that have no base in common; where one side is deleted, the other stays. Of what had been counted
     * the greater holds, and what this laptop counted since is added.
     */
    EntityWork united(EntityWork work, EntityState theirs, Origin origin) {
        EntityState mine = work.underlying();
        EntityWork moved = Incoming.disputesAgainstShadow(work.moved(theirs), origin);
        if (mine.deleted()) {
            return moved;
        }
        if (theirs.deleted()) {
            return restoring(moved, mine.data(), origin);
        }
        return merged(moved, lesserCounters(work.schema(), work.shadow().data(), theirs.data()), mine.data(),
                mint.newId(),
                mint.clock().instant(), origin);
    }

    /** With the lesser of two counters for a base, and no other field, a merge keeps the greater. */
    private static ObjectNode lesserCounters(EntitySchema schema, ObjectNode known, ObjectNode theirs) {
        ObjectNode base = JsonValues.object();
        for (String field : known.propertyNames()) {
            if (schema.rule(field).kind() == FieldKind.COUNTER && theirs.has(field)) {
                boolean knownIsLess = known.path(field).asLong(0) < theirs.path(field).asLong(0);
                base.set(field, (knownIsLess ? known : theirs).get(field));
            }
        }
        return base;
    }

    /**
     * Merges this laptop's data with the shadow; what is left to send becomes the waiting change.
     *
     * @param typedAt when this laptop's data was typed
     */
    EntityWork merged(EntityWork work, ObjectNode base, ObjectNode mine, ChangeId changeId, Instant typedAt,
            Origin origin) {
        EntityState theirs = work.shadow();
        ThreeWayMerge.Result result = ThreeWayMerge.merge(work.schema(), base, mine, theirs.data(), policy.get());
        Delta delta = Deltas.between(work.schema(), theirs.data(), result.data());
        PendingChange rest = delta.isEmpty()
                ? null
                : PendingChange.update(changeId, work.key(), theirs.version(), theirs.data(), DeltaCodec.write(delta),
                        mint.clock().instant());
        return work.withWaiting(rest).withDisputes(result.disputes(), typedAt, origin)
                .withTrace(work.trace().combining(result
                        .combined(), origin));
    }

    /** A deletion holds only against what it was made from; what somebody else edited meanwhile is kept. */
    private static EntityWork onto(EntityWork work, PendingChange deletion, EntityState theirs, Origin origin) {
        boolean unchanged = !theirs.deleted() && JsonValues.same(theirs.data(), deletion.base());
        if (unchanged) {
            return work.withWaiting(deletion.onBase(theirs.version(), theirs.data()));
        }
        EntityWork kept = work.withWaiting(null);
        return theirs.deleted() ? kept : kept.withTrace(work.trace().keeping(Combined.keptAgainstMyDeletion(origin)));
    }

    private ChangeId idFor(PendingChange change) {
        return change.neverSent() ? change.changeId() : mint.newId();
    }
}
