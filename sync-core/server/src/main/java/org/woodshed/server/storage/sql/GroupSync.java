package org.woodshed.server.storage.sql;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares one slow flush among all who wait for one: everybody is served by a flush that started after they asked.
 * Thread-safe; {@code lock} guards all fields.
 */
final class GroupSync {
    private final Runnable flush;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();
    private long asked;
    private long served;
    private boolean flushing;

    GroupSync(Runnable flush) {
        this.flush = flush;
    }

    /** Returns once a flush that started after this call is done; throws what the flush threw if it was this caller's. */
    void await() {
        lock.lock();
        try {
            long ticket = ++asked;
            while (served < ticket) {
                if (flushing) {
                    flushed.awaitUninterruptibly();
                } else {
                    flushForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void flushForAll() {
        long upTo = asked;
        flushing = true;
        lock.unlock();
        boolean done = false;
        try {
            flush.run();
            done = true;
        } finally {
            lock.lock();
            flushing = false;
            served = done ? upTo : served;
            flushed.signalAll();
        }
    }
}
