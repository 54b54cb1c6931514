package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.woodshed.client.threads.TaskThread;

/**
 * A thread that takes its time: a task runs some moments after it was given, so that others get in between. While a
 * laptop's machine waits for it ({@link Machine#waiting}), tasks run at once. Not thread-safe.
 */
final class SimulatedThread implements TaskThread {
    private static final int MOST_MICROSECONDS = 3_000;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Machine machine;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean closed;

    SimulatedThread(VirtualTime time, RandomGenerator random, Machine machine) {
        this.time = time;
        this.random = random;
        this.machine = machine;
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        tasks.add(task);
        if (machine.isWaiting()) {
            runAll();
        } else {
            time.after(Duration.ofNanos(1_000L * random.nextInt(MOST_MICROSECONDS)), this::runNext);
        }
    }

    private void runNext() {
        Runnable task = machine.isOff() ? null : tasks.poll();
        if (task != null) {
            task.run();
        }
    }

    private void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public Scheduled schedule(Runnable task, Duration delay) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        VirtualTime.Happening happening = time.after(delay, () -> {
            if (!machine.isOff() && !closed) {
                task.run();
            }
        });
        return happening::callOff;
    }

    @Override
    public void close() {
        closed = true;
        if (machine.isOff()) {
            tasks.clear();
        } else {
            runAll();
        }
    }
}
