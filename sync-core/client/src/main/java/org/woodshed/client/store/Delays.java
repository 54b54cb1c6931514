package org.woodshed.client.store;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.PendingChange;

/**
 * Which changes wait for a later try. They are few and seldom, but telling them from the others means looking at all that
 * wait; so the time is kept in memory after which none of them waits any longer. Thread-safe.
 */
final class Delays {
    private static final String UNTIL = "delayed_until";
    private static final long NOT_READ = -1;
    private final AtomicLong written = new AtomicLong();
    private volatile long found = NOT_READ;

    /** A change is about to be stored. What is rolled back makes the time too late, which does no harm. */
    void note(PendingChange change) {
        Instant next = change.nextAttemptAt();
        if (next != null) {
            written.accumulateAndGet(next.toEpochMilli(), Math::max);
        }
    }

    /** Keeps that for the next start, in the transaction that stores the change. */
    void write(Handle handle) {
        if (written.get() > stored(handle)) {
            Settings.put(handle, UNTIL, String.valueOf(written.get()));
        }
    }

    private static long stored(Handle handle) {
        return Settings.get(handle, UNTIL).map(Long::parseLong).orElseGet(() -> Sql.one(handle,
                "select coalesce(max(next_attempt_at), 0) from outbox", row -> row.getLong(1)));
    }

    /** How many changes do not go yet. */
    int count(Handle handle, Instant now) {
        if (found == NOT_READ) {
            found = stored(handle);
        }
        return now.toEpochMilli() >= Math.max(found, written.get()) ? 0
                : Sql.one(handle, "select count(*) from outbox where state = 'PENDING' and next_attempt_at > ?",
                        row -> row
                                .getInt(1),
                        now.toEpochMilli());
    }
}
