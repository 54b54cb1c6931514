package org.woodshed.client;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.diagnostics.SyncJournal;
import org.woodshed.client.engine.Effect;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncEngine;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.engine.Timer;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.store.SyncState;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.threads.TaskThread;

/**
 * Drives the engine: hands it one event at a time on a thread of its own, and carries out its effects with the store and
 * the server. Thread-safe.
 */
final class SyncDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncDriver.class);

    private final TaskThread thread;
    private final SyncEngine engine;
    private final SyncJournal journal;
    private final SyncStore store;
    private final ServerLink link;
    private final NetworkWatch network;
    private final Map<Timer, TaskThread.Scheduled> timers = new EnumMap<>(Timer.class);
    private final List<CompletableFuture<SyncResult>> waiting = new ArrayList<>();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean countingEdits = new AtomicBoolean();
    private volatile SyncStatus status = new SyncStatus.NeverConnected(0);

    SyncDriver(SyncEngine engine, SyncJournal journal, SyncStore store, ServerLink link,
            TaskThread thread, NetworkWatch network) {
        this.engine = engine;
        this.journal = journal;
        this.store = store;
        this.link = link;
        this.thread = thread;
        this.network = network;
        this.status = engine.status();
        link.listenWith(this::post);
    }

    /** Hands an event to the engine, soon. After closing, events are dropped. */
    void post(Event event) {
        run(() -> handle(event));
    }

    /** Tells the engine how the store was found. What waits is counted on its thread: the first screen does not need that. */
    void opened(SyncState found) {
        run(() -> handle(new Event.Opened(found.server() != null, link.signedIn(), store.countsWhenOpened(), found
                .lastSync())));
    }

    /** Tells the engine that something was edited. Edits in quick succession are counted once. */
    void edited() {
        if (countingEdits.compareAndSet(false, true)) {
            run(() -> {
                countingEdits.set(false);
                handle(new Event.Edited(store.counts()));
            });
        }
    }

    CompletableFuture<SyncResult> syncNow() {
        CompletableFuture<SyncResult> result = new CompletableFuture<>();
        run(() -> {
            waiting.add(result);
            // What was edited just now has to be part of it.
            handle(new Event.Edited(store.counts()));
            handle(new Event.SyncNow());
        });
        return result;
    }

    SyncStatus status() {
        return status;
    }

    Subscription onStatus(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        run(() -> listener.accept(status));
        return () -> listeners.remove(listener);
    }

    private void run(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("The engine is closed; an event was dropped");
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("The sync engine failed; nothing stored is affected", failure);
            engine.handle(new Event.StoreFailed(String.valueOf(failure.getMessage()))).forEach(this::carryOut);
        }
    }

    SyncJournal journal() {
        return journal;
    }

    private void handle(Event event) {
        journal.note(event);
        engine.handle(event).forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        journal.note(effect);
        switch (effect) {
            case Effect.PrepareBatch batch -> after(store.prepare(batch.maxChanges(), batch.evenDelayed()),
                    Event.BatchReady::new);
            case Effect.Exchange exchange -> link.exchange(exchange.request());
            case Effect.ApplyAnswer apply -> after(store.apply(apply.request(), apply.response()),
                    outcome -> new Event.AnswerApplied(outcome.counts(), apply.response().acknowledged().size(), outcome
                            .received(), apply.response().hasMore(), outcome.digestsEqual()));
            case Effect.NoteInStep note -> {
                store.noteInStep();
                link.compactLists();
            }
            case Effect.Reconcile reconcile -> link.reconcile(reconcile.recompute());
            case Effect.PrepareRepair repair -> after(store.startRepair(), done -> new Event.RepairPrepared());
            case Effect.PrepareRebase rebase -> after(store.startRebase(rebase.generation()),
                    done -> new Event.RepairPrepared());
            case Effect.StoreRefusal refusal -> after(store.refuse(refusal.request(), refusal.reason()),
                    Event.RefusalStored::new);
            case Effect.Refresh refresh -> link.refresh();
            case Effect.OpenSocket open -> link.openSocket();
            case Effect.CloseSocket close -> link.closeSocket();
            case Effect.SendPing ping -> link.ping();
            case Effect.ApplyBroadcast apply -> after(store.apply(apply.message()),
                    outcome -> new Event.BroadcastHandled(outcome.applied(), outcome.counts()));
            case Effect.CompareCursor compare -> post(new Event.BroadcastHandled(store.state().cursor() >= compare
                    .latestSeq(), store.counts()));
            case Effect.SetTimer set -> setTimer(set);
            case Effect.ClearTimer clear -> clearTimer(clear.timer());
            case Effect.ShowStatus show -> show(show.status());
            case Effect.Finish finish -> finish(finish.result());
        }
    }

    private <T> void after(CompletableFuture<T> future, Function<T, Event> event) {
        CompletableFuture<T> unusedBecauseTheEventTellsAll = future.whenComplete((value,
                failure) -> post(failure == null
                        ? event.apply(value)
                        : new Event.StoreFailed(message(failure))));
    }

    private static String message(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return String.valueOf(cause.getMessage());
    }

    private void setTimer(Effect.SetTimer set) {
        clearTimer(set.timer());
        try {
            timers.put(set.timer(), thread.schedule(() -> guarded(() -> fired(set.timer())), set.delay()));
        } catch (RejectedExecutionException closed) {
            LOG.debug("The engine is closed; no timer is set");
        }
    }

    private void fired(Timer timer) {
        handle(new Event.TimerFired(timer));
        if (timer == Timer.CLOCK && network.changed()) {
            handle(new Event.NetworkChanged());
        }
    }

    private void clearTimer(Timer timer) {
        TaskThread.Scheduled scheduled = timers.remove(timer);
        if (scheduled != null) {
            scheduled.cancel();
        }
    }

    private void show(SyncStatus now) {
        status = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    private void finish(SyncResult result) {
        List<CompletableFuture<SyncResult>> finished = List.copyOf(waiting);
        waiting.clear();
        finished.forEach(future -> future.complete(result));
    }

    /** Ends the engine's thread; whoever still waits for a sync is told that it did not finish. */
    @Override
    public void close() {
        run(() -> finish(
                new SyncResult.NotReached("closed", "Woodshed was closed. Nothing is lost.", 0, status.pending())));
        thread.close();
    }
}
