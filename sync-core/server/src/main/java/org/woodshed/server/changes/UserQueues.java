package org.woodshed.server.changes;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.woodshed.model.UserId;
import org.woodshed.server.errors.ApiException;

/**
 * Lets one user's writers in one after the other, in the order they came, before they need a database connection: a crowd
 * of one user's requests does not starve the others'. Thread-safe.
 */
final class UserQueues {
    private final Duration patience;
    private final ConcurrentMap<UserId, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /** @param patience how long a writer waits for its turn */
    UserQueues(Duration patience) {
        this.patience = patience;
    }

    /**
     * Runs the work when it is this caller's turn.
     *
     * @throws ApiException {@code unavailable} if that takes too long
     */
    <T> T inTurn(UserId userId, Supplier<T> work) {
        Turnstile turnstile = turnstiles.compute(userId, (user, present) -> (present == null ? new Turnstile()
                : present).joined());
        try {
            if (!enter(turnstile.lock)) {
                throw ApiException.unavailable("Another request of this account takes long; nothing was changed."
                        + " Try again");
            }
            try {
                return work.get();
            } finally {
                turnstile.lock.unlock();
            }
        } finally {
            turnstiles.compute(userId, (user, present) -> turnstile.left() ? null : turnstile);
        }
    }

    /** How many stand in each user's queue, about. */
    LongStream depths() {
        return turnstiles.values().stream().mapToLong(turnstile -> turnstile.present.get());
    }

    private boolean enter(ReentrantLock lock) {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The server is stopping; nothing was changed");
        }
    }

    /** A fair lock and how many wait at it or hold it; the count is changed only within the map's compute. */
    private static final class Turnstile {
        private final ReentrantLock lock = new ReentrantLock(true);
        private final AtomicInteger present = new AtomicInteger();

        private Turnstile joined() {
            present.incrementAndGet();
            return this;
        }

        /** Counts one less; true if nobody is left. */
        private boolean left() {
            return present.decrementAndGet() == 0;
        }
    }
}
