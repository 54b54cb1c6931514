package org.woodshed.server.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tasks at the start and then every hour. Thread-safe; {@code running} guards when it last began. */
public final class Maintenance implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Maintenance.class);
    private static final Timetable HOURLY = new Timetable(Duration.ofHours(1));

    private final List<Task> tasks;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();
    private @Nullable Instant last;
    private volatile boolean stopping;

    public Maintenance(List<Task> tasks, InstantSource clock) {
        this.tasks = List.copyOf(tasks);
        this.clock = clock;
    }

    /** Runs the tasks if they are due; returns at once if they are not, or run already. */
    public void tick() {
        if (!running.tryLock()) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (HOURLY.isDue(last, now)) {
                last = now;
                tasks.forEach(task -> run(task, now));
            }
        } finally {
            running.unlock();
        }
    }

    /** Lets the task that runs finish, and starts none after it. */
    @Override
    public void close() {
        stopping = true;
        running.lock();
        try {
            LOGGER.debug("Maintenance has ended");
        } finally {
            running.unlock();
        }
    }

    private void run(Task task, Instant now) {
        if (stopping) {
            return;
        }
        try {
            long count = task.work().applyAsLong(now);
            LOGGER.atDebug().addKeyValue("task", task.name()).addKeyValue("count", count).log("Maintenance");
        } catch (RuntimeException fault) {
            // The next run tries again; the other tasks do not depend on this one.
            LOGGER.atWarn().addKeyValue("task", task.name()).setCause(fault).log("Maintenance failed");
        }
    }
}
