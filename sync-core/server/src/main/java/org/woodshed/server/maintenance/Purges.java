package org.woodshed.server.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Storage;

/** The tasks that take away what is older than its retention. Small transactions: no request waits for them long. */
public final class Purges {
    private static final int USERS_AT_ONCE = 100;
    private static final long SEQS_AT_ONCE = 2_000;

    private final Storage storage;
    private final Retention retention;

    public Purges(Storage storage, Retention retention) {
        this.storage = storage;
        this.retention = retention;
    }

    public List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task("expired refresh tokens", now -> storage.maintain(upkeep -> upkeep.deleteTokensExpiredBefore(
                now))));
        tasks.add(new Task("answers to be given again", now -> ofAllUsers(user -> storage.maintain(upkeep -> upkeep
                .purgeAnswers(user, now.minus(Retention.ANSWERS))))));
        tasks.add(new Task("conflicts that were decided", now -> ofAllUsers(user -> storage.maintain(upkeep -> upkeep
                .purgeConflicts(user, now.minus(retention.deleted()))))));
        tasks.add(new Task("content of deleted entities", now -> ofAllUsers(user -> tombstones(user, now))));
        Duration kept = retention.history();
        if (kept != null) {
            tasks.add(new Task("old history", now -> ofAllUsers(user -> history(user, now, now.minus(kept)))));
        }
        return List.copyOf(tasks);
    }

    /** Counts looks, not rows: each look is at most one page of entities. */
    private long tombstones(UserId user, Instant now) {
        long looks = 1;
        while (storage.maintain(upkeep -> upkeep.purgeTombstones(user, now.minus(retention.deleted())))) {
            looks++;
        }
        return looks;
    }

    private long history(UserId user, Instant now, Instant before) {
        long end = storage.maintain(upkeep -> upkeep.appliedByAll(user, now.minus(retention.silence())));
        long purged = 0;
        for (long after = 0; after < end; after += SEQS_AT_ONCE) {
            long from = after;
            long upTo = Math.min(end, after + SEQS_AT_ONCE);
            purged += storage.maintain(upkeep -> upkeep.purgeHistory(user, from, upTo, before));
        }
        return purged;
    }

    private long ofAllUsers(ToLongFunction<UserId> work) {
        long sum = 0;
        @Nullable UserId last = null;
        List<UserId> users;
        do {
            UserId previous = last;
            users = storage.maintain(upkeep -> upkeep.usersAfter(previous, USERS_AT_ONCE));
            for (UserId user : users) {
                sum += work.applyAsLong(user);
                last = user;
            }
        } while (users.size() == USERS_AT_ONCE);
        return sum;
    }
}
