package org.woodshed.server.changes;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.KnownVersions;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.server.storage.StoredEntity;

/** One entity in the course of one request. Belongs to one thread. */
final class EntityWork {
    private final @Nullable StoredEntity original;
    private final Set<Long> own = new HashSet<>();
    private @Nullable StoredEntity present;
    private boolean written;
    private boolean allApplied = true;
    private MergeOutcome.@Nullable Reason refusedCreation;

    EntityWork(@Nullable StoredEntity original) {
        this.original = original;
        this.present = original;
    }

    @Nullable
    StoredEntity present() {
        return present;
    }

    @Nullable
    StoredEntity original() {
        return original;
    }

    long version() {
        return present == null ? 0 : present.state().version();
    }

    boolean isWritten() {
        return written;
    }

    KnownVersions known(long base) {
        return new KnownVersions(base, Set.copyOf(own));
    }

    /** Counts a version as made by the sender of this request, whose later changes build on it. */
    void countAsOwn(long version) {
        own.add(version);
    }

    void write(StoredEntity next, boolean applied) {
        present = next;
        written = true;
        allApplied &= applied;
        countAsOwn(next.state().version());
    }

    /** Why this request's CREATED of the entity was a conflict: what comes after it was meant for another entity. */
    MergeOutcome.@Nullable Reason refusedCreation() {
        return refusedCreation;
    }

    void refuseCreation(MergeOutcome.Reason reason) {
        refusedCreation = reason;
    }

    /** True if whoever had the cursor and sent this request knows the entity as it is now. */
    boolean isKnownToSender(long cursor) {
        return written && allApplied && (original == null || original.seq() <= cursor);
    }
}
