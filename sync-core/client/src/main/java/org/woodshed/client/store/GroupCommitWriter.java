package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;

/**
 * The one thread that writes. Each work is a transaction of its own; works that queue up while the disk is busy share one
 * fsync. Futures complete on this thread, in the order of submission.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    /** So that the first of a burst is not kept waiting by all that came after it. */
    private static final int MAX_GROUP = 256;

    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final Handle handle;
    private final DurableCommit durableCommit;
    private final Thread thread;
    private boolean closed;

    GroupCommitWriter(Handle handle) {
        this.handle = handle;
        this.durableCommit = DurableCommit.of(handle.getConnection());
        this.thread = Thread.ofPlatform().name("woodshed-store").start(this::run);
    }

    synchronized <T> CompletableFuture<T> submit(LocalStore.Work<T> work, Consumer<T> afterwards) {
        Task<T> task = new Task<>(work, afterwards, new CompletableFuture<>());
        if (closed) {
            task.future.completeExceptionally(new StoreException(StoreException.Kind.FAILED,
                    "The logbook is closed. Nothing was changed.", null));
        } else {
            queue.add(task);
        }
        return task.future;
    }

    private void run() {
        List<Task<?>> group = new ArrayList<>();
        boolean open = true;
        while (open) {
            group.clear();
            try {
                group.add(queue.take());
            } catch (InterruptedException nobodyInterrupts) {
                LOG.warn("The store's thread was interrupted; it goes on");
                continue;
            }
            queue.drainTo(group, MAX_GROUP - 1);
            open = commit(group);
        }
        handle.close();
    }

    /** Runs the group's transactions, then one fsync; false once the last task has been seen. */
    private boolean commit(List<Task<?>> group) {
        boolean open = true;
        for (Task<?> task : group) {
            open &= !task.last();
            task.execute(handle);
        }
        StoreException failure = sync();
        group.forEach(task -> task.complete(failure));
        return open;
    }

    private @Nullable StoreException sync() {
        try {
            durableCommit.run();
            return null;
        } catch (RuntimeException failure) {
            return notSaved(failure);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Task<>(null, nothing -> {
            }, new CompletableFuture<>()));
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException waitOn) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static StoreException notSaved(RuntimeException cause) {
        return cause instanceof StoreException explained ? explained
                : new StoreException(StoreException.Kind.FAILED,
                        "The change could not be saved. What was saved before is safe. Check that the disk is not full and the"
                                + " folder is writable, then try again.",
                        cause);
    }

    /** One piece of work and who waits for it. */
    private static final class Task<T> {
        private final LocalStore.@Nullable Work<T> work;
        private final Consumer<T> afterwards;
        private final CompletableFuture<T> future;
        private @Nullable T result;
        private @Nullable StoreException failure;

        private Task(LocalStore.@Nullable Work<T> work, Consumer<T> afterwards, CompletableFuture<T> future) {
            this.work = work;
            this.afterwards = afterwards;
            this.future = future;
        }

        boolean last() {
            return work == null;
        }

        void execute(Handle handle) {
            LocalStore.Work<T> toDo = work;
            if (toDo == null) {
                return;
            }
            try {
                result = handle.inTransaction(toDo::run);
            } catch (RuntimeException cause) {
                // The message may hold what somebody typed; the detailed log, which only they can switch on, has it.
                LOG.error("A transaction failed and changed nothing: {}", cause.getClass().getName());
                LOG.debug("The transaction failed", cause);
                failure = notSaved(cause);
            }
        }

        void complete(@Nullable StoreException syncFailure) {
            StoreException problem = failure == null ? syncFailure : failure;
            if (problem != null) {
                future.completeExceptionally(problem);
            } else if (work != null) {
                succeed();
            }
        }

        @SuppressWarnings("NullAway") // a work of Void type has null for a result
        private void succeed() {
            try {
                afterwards.accept(result);
            } catch (RuntimeException failing) {
                LOG.error("A listener failed; what it was told is stored all the same", failing);
            }
            future.complete(result);
        }
    }
}
