package org.woodshed.client.threads;

import java.time.Duration;

/**
 * Runs tasks one after the other in the order they were given, and some of them later. Thread-safe. No task may throw.
 */
public interface TaskThread extends AutoCloseable {
    /** A task that may still be called off. */
    @FunctionalInterface
    interface Scheduled {
        /** The task does not run any more, unless it has begun. */
        void cancel();
    }

    /**
     * Runs a task as soon as those before it are done.
     *
     * @throws java.util.concurrent.RejectedExecutionException after closing
     */
    void execute(Runnable task);

    /**
     * Runs a task after a while. After closing nothing is scheduled any more.
     *
     * @throws java.util.concurrent.RejectedExecutionException after closing
     */
    Scheduled schedule(Runnable task, Duration delay);

    /** Takes no more tasks, and returns once those that were to run at once are done. What was scheduled is dropped. */
    @Override
    void close();
}
