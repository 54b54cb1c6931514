package org.woodshed.client.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;

/** What a newer state from the server does to an entity and its outstanding work. Pure but for ids and times. */
public final class Incoming {
    private final Rebase rebase;

    public Incoming(ChangeMint mint, Supplier<MergePolicy> policy) {
        this.rebase = new Rebase(mint, policy);
    }

    /** Takes over a state of the server's; one that is not newer than what is known changes nothing. */
    public EntityWork take(EntityWork work, EntityState theirs, Origin origin) {
        return theirs.version() <= work.shadow().version() ? work : adopt(work, theirs, origin);
    }

    /** Takes over a state whatever version is known: for repair after the digests differed. */
    public EntityWork adopt(EntityWork work, EntityState theirs, Origin origin) {
        EntityWork moved = work.withShadow(theirs).withTrace(work.trace().by(origin));
        if (work.inFlight() != null) {
            // What is in flight must stay as it was sent; its answer will settle how both go together.
            return moved;
        }
        boolean edited = work.conflict() != null || (work.waiting() != null && work.waiting()
                .type() != ChangeType.DELETED);
        if (theirs.deleted() && edited) {
            return rebase.restoring(moved, work.view().data(), origin);
        }
        return rebase.waitingOntoShadow(disputesAgainstShadow(moved, origin), origin);
    }

    /**
     * Takes over a state of a dataset that was restored from an older copy. Where it is behind what the server had
     * confirmed before, all this laptop has becomes an edit of it. Where somebody edited the older copy meanwhile, or both
     * have the same version of what is not the same, nobody can say which is newer: what only one has is kept, and the rest is
     * asked.
     *
     * @param sinceRestore whether it was changed after the restoring; false if that is not known
     */
    public EntityWork rebase(EntityWork work, EntityState theirs, boolean sinceRestore, Origin origin) {
        EntityState known = work.shadow();
        boolean follows = theirs.version() > known.version();
        // What is in flight may be part of a newer state: only its answer tells.
        if (theirs.equals(known) || known.version() == 0 || (follows && (!sinceRestore || work.inFlight() != null))) {
            return take(work, theirs, origin);
        }
        return theirs.version() < known.version() && !sinceRestore
                ? rebase.resending(work, theirs)
                : rebase.united(work, theirs, origin);
    }

    /**
     * Takes over a state that the server was asked for, because this laptop was found to have another for the same. Where the
     * server has an older version than it once confirmed, all this laptop has becomes an edit of that.
     */
    public EntityWork reconcile(EntityWork work, EntityState theirs, Origin origin) {
        EntityState known = work.shadow();
        if (theirs.equals(known) || (theirs.version() < known.version() && work.inFlight() != null)) {
            return work;
        }
        return theirs.version() < known.version()
                ? rebase.resending(work, theirs)
                : adopt(work, theirs, origin);
    }

    /** The restored dataset does not hold the entity: it goes there as if it were new. */
    public EntityWork missing(EntityWork work) {
        return rebase.resending(work, EntityState.absent(work.key()));
    }

    /** A newer state of the other side updates the open dispute; equal sides end it. */
    static EntityWork disputesAgainstShadow(EntityWork work, Origin origin) {
        OpenConflict conflict = work.conflict();
        if (conflict == null) {
            return work;
        }
        EntityState theirs = work.shadow();
        List<Dispute> open = new ArrayList<>();
        for (Dispute dispute : conflict.disputes()) {
            Dispute newer = new Dispute(dispute.path(), dispute.base(), dispute.mine(), FieldPaths.get(work.schema(),
                    theirs.data(), dispute.path()));
            if (!JsonValues.same(newer.mine(), newer.theirs())) {
                open.add(newer);
            }
        }
        return work.withConflict(open.isEmpty()
                ? null
                : new OpenConflict(work.key(), open, conflict.myTime(), origin.deviceName() == null
                        ? conflict.theirDevice()
                        : origin.deviceName(),
                        origin.serverTime() == null
                                ? conflict.theirTime()
                                : origin.serverTime()));
    }
}
