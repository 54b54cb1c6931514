package org.woodshed.client.threads;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A {@link TaskThread} that is one thread of this machine. Thread-safe. */
public final class MachineThread implements TaskThread {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final ScheduledThreadPoolExecutor executor;
    private final Duration patience;

    private MachineThread(ThreadFactory factory, Duration patience) {
        this.executor = new ScheduledThreadPoolExecutor(1, factory);
        this.patience = patience;
        // Closing must not wait for timers: the next one may be minutes away.
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** One whose tasks are all done before the program ends, however long they take. */
    public static MachineThread finishing(String name) {
        return new MachineThread(Thread.ofPlatform().name(name).factory(), FOR_EVER);
    }

    /** One that does not keep the program from ending, and is interrupted if closing takes longer than this. */
    public static MachineThread daemon(String name, Duration patience) {
        return new MachineThread(Thread.ofPlatform().name(name).daemon().factory(), patience);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public Scheduled schedule(Runnable task, Duration delay) {
        Future<?> scheduled = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdown();
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                done = executor.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (!done) {
                    executor.shutdownNow();
                    done = true;
                }
            } catch (InterruptedException waitOn) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
