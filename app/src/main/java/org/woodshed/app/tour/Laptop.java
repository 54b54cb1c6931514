package org.woodshed.app.tour;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** One laptop of the tour: a data folder of its own, open in this process. */
record Laptop(String name, Woodshed woodshed) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    static Laptop open(String name, Path folder, Clock clock) {
        return new Laptop(name, LocalWoodshed.open(new WoodshedConfig(folder, clock, new SecureRandom())));
    }

    /** Signs in and syncs once. */
    SyncResult connect(URI server, String email, String password, boolean register) throws TourFailedException,
            InterruptedException {
        ConnectResult result = await("signing in", woodshed.sync().connect(new ConnectRequest(server, email, password,
                register, name)));
        if (!(result instanceof ConnectResult.Connected)) {
            throw new TourFailedException(name + " could not sign in: " + result + ".");
        }
        return sync();
    }

    SyncResult sync() throws TourFailedException, InterruptedException {
        return await("syncing", woodshed.sync().syncNow());
    }

    LogbookEntry entry(EntityId id) throws TourFailedException {
        return woodshed.logbook().entry(id).map(EntryRow::entry).orElseThrow(() -> new TourFailedException(name
                + " does not have the entry " + id + "."));
    }

    /** Saves an edit; waits until it is safe on this laptop's disk. */
    void edit(EntryDraft draft, EntityId id) throws TourFailedException, InterruptedException {
        try {
            await("saving", woodshed.logbook().editEntry(entry(id), draft).durable());
        } catch (InvalidInputException refused) {
            throw new TourFailedException(name + " did not accept an edit: " + refused.getMessage() + ".");
        }
    }

    List<OpenConflict> conflicts() {
        return woodshed.sync().conflicts();
    }

    /** How long an edit takes from the call until this laptop shows what is wanted. */
    Duration timeUntil(EntityId id, Predicate<LogbookEntry> wanted, Edit edit) throws TourFailedException,
            InterruptedException {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        Subscription watching = woodshed.logbook()
                .onChange(changes -> changes.items().stream().filter(item -> item.state()
                        .id().equals(id) && wanted.test(new LogbookEntry(item.state()))).findFirst()
                        .ifPresent(item -> seen
                                .complete(System.nanoTime())));
        try {
            long begin = System.nanoTime();
            edit.run();
            return Duration.ofNanos(await("seeing the other laptop's edit", seen) - begin);
        } finally {
            watching.close();
        }
    }

    /** Something that can fail the tour. */
    @FunctionalInterface
    interface Edit {
        void run() throws TourFailedException, InterruptedException;
    }

    /** Waits until this laptop shows a status. */
    SyncStatus waitFor(Predicate<SyncStatus> wanted) throws TourFailedException, InterruptedException {
        CompletableFuture<SyncStatus> reached = new CompletableFuture<>();
        Subscription watching = woodshed.sync().onStatus(status -> {
            if (wanted.test(status)) {
                reached.complete(status);
            }
        });
        try {
            return await("its status", reached);
        } finally {
            watching.close();
        }
    }

    <T> T await(String what, CompletableFuture<T> future) throws TourFailedException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new TourFailedException(name + " waited " + PATIENCE_SECONDS + " seconds in vain, " + what + ".");
        } catch (ExecutionException failure) {
            throw new TourFailedException(name + " failed, " + what + ": " + failure.getCause() + ".");
        }
    }

    @Override
    public void close() {
        woodshed.close();
    }
}
