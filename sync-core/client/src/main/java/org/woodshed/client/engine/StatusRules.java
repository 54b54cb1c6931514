package org.woodshed.client.engine;

import java.time.Instant;

/** What a person is told, derived from everything the engine knows. Pure. */
final class StatusRules {
    private StatusRules() {}

    static SyncStatus status(EngineState state, Round round) {
        int pending = state.counts().pending();
        return switch (state.account()) {
            case NONE -> new SyncStatus.NeverConnected(pending);
            case SIGNED_OUT -> new SyncStatus.SignInAgain(pending);
            case UPDATE_NEEDED -> new SyncStatus.UpdateNeeded(pending);
            case SIGNED_IN -> signedIn(state, round, pending);
        };
    }

    private static SyncStatus signedIn(EngineState state, Round round, int pending) {
        if (state.counts().conflicts() > 0) {
            return new SyncStatus.NeedsChoice(state.counts().conflicts(), pending);
        }
        if (state.counts().failed() > 0) {
            return new SyncStatus.NotAccepted(state.counts().failed(), pending);
        }
        if (state.paused() && !round.manual()) {
            return new SyncStatus.Paused(pending);
        }
        TransportFailure failure = state.lastFailure();
        if (failure != null && !round.manual()) {
            return switch (failure) {
                case TransportFailure.Unreachable gone -> new SyncStatus.Offline(pending, state.lastSync());
                case TransportFailure.NotReady notYet -> new SyncStatus.ServerNotReady(pending);
                default -> new SyncStatus.Problem(failure.code(), failure.message(), state.nextTry(), pending);
            };
        }
        if (round.visible()) {
            return new SyncStatus.Syncing(round.confirmed(), round.total(pending), pending);
        }
        Instant synced = state.lastSync();
        return pending > 0 || synced == null
                ? new SyncStatus.Pending(pending)
                : new SyncStatus.Synced(synced);
    }
}
