package org.woodshed.server.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;

/**
 * Takes away what need not be kept. Neither entities nor tombstones, nor what tells a repeated change from a new one, are
 * ever touched. Valid within the transaction that handed it out.
 */
public interface Upkeep {
    /** Some accounts, in the order of their ids; null for the first ones. */
    List<UserId> usersAfter(@Nullable UserId last, int limit);

    /**
     * Empties the history of entities whose tombstone is older, as far as that was not done before.
     *
     * @return false once there is nothing left to look at
     */
    boolean purgeTombstones(UserId userId, Instant deletedBefore);

    /**
     * The seq up to which every device has applied everything; of those seen since a time, which are waited for.
     */
    long appliedByAll(UserId userId, Instant seenSince);

    /**
     * Empties older changes within a range of seqs; not the last one of an entity, and none of an entity about which a
     * device may still have to decide.
     *
     * @return how many
     */
    int purgeHistory(UserId userId, long afterSeq, long upToSeq, Instant changedBefore);

    int deleteTokensExpiredBefore(Instant time);

    /**
     * Forgets answers to requests with idempotency keys.
     *
     * @param upTo the time of the newest that goes
     * @return how many
     */
    int purgeAnswers(UserId userId, Instant upTo);

    /**
     * Forgets older conflicts that were decided since; one that a device may still have to decide stays.
     *
     * @return how many
     */
    int purgeConflicts(UserId userId, Instant before);
}
