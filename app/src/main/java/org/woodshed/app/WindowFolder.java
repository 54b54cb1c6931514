package org.woodshed.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.leader.Followers;
import org.woodshed.client.leader.LeaderClient;
import org.woodshed.client.store.StoreException;

/** Opens the data folder for a window. A command that has it open makes room, or ends soon; another window comes to the front. */
final class WindowFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 50;

    private WindowFolder() {}

    /**
     * Waits a while for a folder that is in use.
     *
     * @return empty if another window is in front now
     * @throws StoreException if it can't be opened; it is then as it was
     */
    static Optional<LocalWoodshed> open(Path folder, Clock clock) {
        return open(folder, clock, () -> {
        });
    }

    private static Optional<LocalWoodshed> open(Path folder, Clock clock, Runnable leading) {
        LeaderClient leader = new LeaderClient(folder);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Optional.of(LocalWoodshed.open(WoodshedConfig.ofPerson(folder, clock, new SecureRandom(), System
                        .getenv()), leading));
            } catch (StoreException refused) {
                if (refused.kind() != StoreException.Kind.IN_USE || System.nanoTime() > deadline || !pause()) {
                    throw refused;
                }
            }
            if (leader.show().equals(Optional.of(Followers.Shown.IN_FRONT))) {
                return Optional.empty();
            }
        }
    }

    /**
     * A folder that is being opened.
     *
     * @param decided completes before {@code opened}, once this process leads the folder or can't
     * @param opened  as {@link #open(Path, Clock)}
     */
    record Opening(CompletableFuture<Void> decided, CompletableFuture<Optional<LocalWoodshed>> opened) {
        /** Waits until it is decided. */
        boolean isShownElsewhere() {
            decided.join();
            return opened.isDone() && !opened.isCompletedExceptionally() && opened.join().isEmpty();
        }
    }

    /** As {@link #open(Path, Clock)}, on a thread of its own: the disk is read while JavaFX starts. */
    static Opening begin(Path folder, Clock clock) {
        Opening opening = new Opening(new CompletableFuture<>(), new CompletableFuture<>());
        Thread.ofPlatform().daemon().name("woodshed-opening").start(() -> {
            try {
                opening.opened.complete(open(folder, clock, () -> opening.decided.complete(null)));
            } catch (RuntimeException | Error failure) {
                opening.opened.completeExceptionally(failure);
            }
            opening.decided.complete(null);
        });
        return opening;
    }

    /** False if this thread is wanted elsewhere. */
    private static boolean pause() {
        try {
            return !new CountDownLatch(1).await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
