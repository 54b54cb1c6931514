package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.store.DurableCommit;

/**
 * The one who writes, on a thread of its own. Each work is a transaction of its own; works that queue up while the disk is busy share one
 * fsync. Futures complete on this thread, in the order of submission.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    /** So that the first of a burst is not kept waiting by all that came after it. */
    private static final int MAX_GROUP = 256;

    private final Queue<Task<?>> queue = new ConcurrentLinkedQueue<>();
    private final Handle handle;
    private final DurableCommit durableCommit;
    private final TaskThread thread;
    private boolean closed;

    GroupCommitWriter(Handle handle, TaskThread thread) {
        this.handle = handle;
        this.durableCommit = DurableCommit.of(handle.getConnection());
        this.thread = thread;
    }

    synchronized <T> CompletableFuture<T> submit(LocalStore.Work<T> work, Consumer<T> afterwards) {
        Task<T> task = new Task<>(work, afterwards, new CompletableFuture<>());
        if (closed) {
            task.future.completeExceptionally(new StoreException(StoreException.Kind.FAILED,
                    "The logbook is closed. Nothing was changed.", null));
        } else {
            queue.add(task);
            thread.execute(this::commitWaiting);
        }
        return task.future;
    }

    /** Runs the transactions that wait, then one fsync for all of them; nothing if an earlier group had them. */
    private void commitWaiting() {
        List<Task<?>> group = new ArrayList<>();
        for (Task<?> task = queue.poll(); task != null; task = group.size() < MAX_GROUP ? queue.poll() : null) {
            group.add(task);
        }
        if (group.isEmpty()) {
            return;
        }
        group.forEach(task -> task.execute(handle));
        StoreException failure = sync();
        group.forEach(task -> task.complete(failure));
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
        }
        thread.close();
        handle.close();
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
        private final LocalStore.Work<T> work;
        private final Consumer<T> afterwards;
        private final CompletableFuture<T> future;
        private @Nullable T result;
        private @Nullable StoreException failure;

        private Task(LocalStore.Work<T> work, Consumer<T> afterwards, CompletableFuture<T> future) {
            this.work = work;
            this.afterwards = afterwards;
            this.future = future;
        }

        void execute(Handle handle) {
            try {
                result = handle.inTransaction(work::run);
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
            } else {
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
