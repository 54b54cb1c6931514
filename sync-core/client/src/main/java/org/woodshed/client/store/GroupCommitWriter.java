package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.threads.TaskThread;

/**
 * The one who writes, on a thread of its own. Each work is a transaction of its own; works that queue up while the disk is busy share one
 * fsync. Futures complete on this thread, in the order of submission.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    /** So that the first of a burst is not kept waiting by all that came after it. */
    private static final int MAX_GROUP = 256;

    private final Queue<Task<?>> queue = new ConcurrentLinkedQueue<>();
    private final Supplier<OpenFile> file;
    private final Consumer<OpenFile> giveUp;
    private final Runnable tellRolledBack;
    private final TaskThread thread;
    private final AtomicBoolean rolledBack = new AtomicBoolean();
    private boolean closed;

    /**
     * Starts with an empty queue.
     *
     * @param file           the open file; opened again if it had to be given up
     * @param giveUp         ends an opening of the file without writing anything more
     * @param tellRolledBack called on the store's thread before the next work, once {@link #rolledBack} was
     */
    GroupCommitWriter(Supplier<OpenFile> file, Consumer<OpenFile> giveUp, Runnable tellRolledBack, TaskThread thread) {
        this.file = file;
        this.giveUp = giveUp;
        this.tellRolledBack = tellRolledBack;
        this.thread = thread;
    }

    /** Says that the file is open again without what was not safe on the disk. */
    void rolledBack() {
        rolledBack.set(true);
    }

    /** Takes work that nobody waits for: it is done with the next group, or before closing. */
    synchronized void submitForLater(LocalStore.Work<?> work) {
        if (!closed) {
            queue.add(new Task<>(work, result -> LOG.debug("Nobody has to know"), () -> LOG.debug("Nor of this"),
                    new CompletableFuture<>()));
        }
    }

    synchronized <T> CompletableFuture<T> submit(LocalStore.Work<T> work, Consumer<T> afterwards,
            Runnable refused) {
        Task<T> task = new Task<>(work, afterwards, refused, new CompletableFuture<>());
        if (closed) {
            task.future.completeExceptionally(new StoreException(StoreException.Kind.CLOSED,
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
        StoreException failure = commit(group);
        group.forEach(task -> task.complete(failure));
    }

    /** Null if everything that did not fail by itself is safe on the disk. */
    private @Nullable StoreException commit(List<Task<?>> group) {
        OpenFile open = null;
        try {
            open = file.get();
            if (rolledBack.getAndSet(false)) {
                tellRolledBack.run();
            }
            Handle handle = open.writing();
            group.forEach(task -> task.execute(handle));
            open.makeDurable();
            return null;
        } catch (RuntimeException failure) {
            LOG.error("What was to be saved is not on the disk: {}", failure.getClass().getName());
            if (open != null) {
                // In memory it is committed; nobody may see it any more, and the next fsync must not save it after all.
                giveUp.accept(open);
            }
            return StoreException.notSaved(failure);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (!queue.isEmpty()) {
                thread.execute(this::commitWaiting);
            }
        }
        thread.close();
    }

    /** One piece of work and who waits for it. */
    private static final class Task<T> {
        private final LocalStore.Work<T> work;
        private final Consumer<T> afterwards;
        private final Runnable refused;
        private final CompletableFuture<T> future;
        private @Nullable T result;
        private @Nullable StoreException failure;

        private Task(LocalStore.Work<T> work, Consumer<T> afterwards, Runnable refused, CompletableFuture<T> future) {
            this.work = work;
            this.afterwards = afterwards;
            this.refused = refused;
            this.future = future;
        }

        void execute(Handle handle) {
            try {
                result = handle.inTransaction(work::run);
            } catch (RuntimeException cause) {
                // The message may hold what somebody typed; the detailed log, which only they can switch on, has it.
                LOG.error("A transaction failed and changed nothing: {}", cause.getClass().getName());
                LOG.debug("The transaction failed", cause);
                failure = StoreException.notSaved(cause);
            }
        }

        void complete(@Nullable StoreException syncFailure) {
            StoreException problem = failure == null ? syncFailure : failure;
            if (problem != null) {
                tell(refused);
                future.completeExceptionally(problem);
            } else {
                succeed();
            }
        }

        private static void tell(Runnable listener) {
            try {
                listener.run();
            } catch (RuntimeException failing) {
                LOG.error("A listener failed; what is stored is not affected", failing);
            }
        }

        @SuppressWarnings("NullAway") // a work of Void type has null for a result
        private void succeed() {
            tell(() -> afterwards.accept(result));
            future.complete(result);
        }
    }
}
