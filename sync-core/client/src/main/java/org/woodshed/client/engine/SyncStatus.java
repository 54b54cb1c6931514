package org.woodshed.client.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told about synchronisation: exactly one at any time, the first that applies in the order of the
 * declarations. Offline is not an error.
 */
public sealed interface SyncStatus {
    /** Changes that are saved here and not yet confirmed by the server. */
    int pending();

    /** No server has ever been connected. */
    record NeverConnected(int pending) implements SyncStatus {}

    /** The server ended this laptop's sign-in. Everything is kept, edits still work. */
    record SignInAgain(int pending) implements SyncStatus {}

    /** The server needs a newer app. */
    record UpdateNeeded(int pending) implements SyncStatus {}

    /** Entities with an open conflict; everything else goes on syncing. */
    record NeedsChoice(int entities, int pending) implements SyncStatus {}

    /** Changes the server did not accept. */
    record NotAccepted(int changes, int pending) implements SyncStatus {}

    /** The server does not offer to sync with this account yet; it is asked again every hour. */
    record ServerNotReady(int pending) implements SyncStatus {}

    /**
     * A sync did not finish for another reason than being offline.
     *
     * @param code    of {@link TransportFailure#code}
     * @param message for a person, in English
     */
    record Problem(String code, String message, @Nullable Instant nextTry, int pending) implements SyncStatus {}

    /** The server can't be reached. */
    record Offline(int pending, @Nullable Instant lastSync) implements SyncStatus {}

    /** Syncing now: {@code done} of {@code total} changes have been confirmed in this run. */
    record Syncing(int done, int total, int pending) implements SyncStatus {}

    /** Paused by the person. */
    record Paused(int pending) implements SyncStatus {}

    /** Online, with changes that go in a moment. */
    record Pending(int pending) implements SyncStatus {}

    /** Everything synced, and proved equal by digest. */
    record Synced(Instant at) implements SyncStatus {
        @Override
        public int pending() {
            return 0;
        }
    }
}
