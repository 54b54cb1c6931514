package org.woodshed.server.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.woodshed.server.errors.ApiException;

/** Lets only so many callers do costly work at once; the others wait, in the order they came. Thread-safe. */
public final class FewAtOnce {
    private final Semaphore permits;
    private final Duration patience;

    /** @param patience how long a caller waits for its turn */
    public FewAtOnce(int most, Duration patience) {
        this.permits = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * Runs the work when there is room for it.
     *
     * @throws ApiException {@code unavailable} if that takes too long
     */
    public <T> T run(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiException.unavailable("The server is busy; nothing was changed. Try again");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The server is stopping; nothing was changed");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
