package org.woodshed.server.ws;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for one reader to take them. Bounded by their length: what is too much for it is refused, and the
 * reader cut off. Thread-safe; {@code lock} guards all fields.
 */
final class Outgoing {
    /** About as much as a laptop would rather read again over HTTP. In characters. */
    private static final long MOST = 4L << 20;
    /** Whoever has much to send waits until no more than this waits already, so that broadcasts find room. */
    private static final long ROOM = 1L << 20;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<String> waiting = new ArrayDeque<>(2);
    private long length;
    private boolean ended;

    /** Adds a message; false if there is no room for it. */
    boolean add(String text) {
        lock.lock();
        try {
            if (ended) {
                return true;
            }
            if (length + text.length() > MOST) {
                return false;
            }
            length += text.length();
            waiting.add(text);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next message, once there is one; null at the end. It takes room until {@link #sent}. */
    @Nullable
    String take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the room of a message that was taken. */
    void sent(String text) {
        lock.lock();
        try {
            length -= text.length();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is room for much, or until the end.
     *
     * @param nanos how long at most without any message being taken
     * @return false if the time was over
     */
    boolean awaitRoom(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            long before = length;
            while (length > ROOM && !ended) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
                left = length < before ? nanos : left;
                before = length;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How much waits or is being sent, in characters. */
    long length() {
        lock.lock();
        try {
            return length;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits, and takes nothing more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
