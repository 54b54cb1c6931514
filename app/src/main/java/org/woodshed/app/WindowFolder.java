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
        LeaderClient leader = new LeaderClient(folder);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Optional.of(LocalWoodshed
                        .open(WoodshedConfig.ofPerson(folder, clock, new SecureRandom(), System.getenv())));
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

    /** As {@link #open}, on a thread of its own: the disk is read while JavaFX starts. */
    static CompletableFuture<Optional<LocalWoodshed>> begin(Path folder, Clock clock) {
        CompletableFuture<Optional<LocalWoodshed>> opened = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("woodshed-opening").start(() -> {
            try {
                opened.complete(open(folder, clock));
            } catch (RuntimeException | Error failure) {
                opened.completeExceptionally(failure);
            }
        });
        return opened;
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
