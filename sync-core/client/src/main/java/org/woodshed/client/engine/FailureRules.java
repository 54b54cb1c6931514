package org.woodshed.client.engine;

import java.time.Duration;
import org.woodshed.protocol.SyncRequest;

/** What each kind of failure of an exchange leads to. Not thread-safe. */
final class FailureRules {
    private static final Duration NOT_READY_PAUSE = Duration.ofHours(1);

    private final EngineState state;
    private final RoundRunner rounds;
    private final ServerSession session;
    private final EffectQueue effects;

    FailureRules(EngineState state, RoundRunner rounds, ServerSession session, EffectQueue effects) {
        this.state = state;
        this.rounds = rounds;
        this.session = session;
        this.effects = effects;
    }

    void failed(SyncRequest request, TransportFailure failure) {
        int changes = request.changesOrNone().size();
        switch (failure) {
            case TransportFailure.Unauthenticated expired -> refreshOnce();
            case TransportFailure.GenerationMismatch other -> rebase(other);
            case TransportFailure.TooLarge big -> shrinkOrRefuse(request, changes, "too_large");
            case TransportFailure.BadRequest bad -> {
                if (changes == 0) {
                    rounds.giveUp(failure);
                } else {
                    shrinkOrRefuse(request, changes, "invalid");
                }
            }
            case TransportFailure.UpdateNeeded old -> {
                state.setAccount(EngineState.Account.UPDATE_NEEDED);
                rounds.end(rounds.notReached(old.code(), old.message()));
            }
            case TransportFailure.Later later -> rounds.giveUp(failure, later.retryAfter());
            case TransportFailure.NotReady notYet -> rounds.giveUp(failure, NOT_READY_PAUSE);
            case TransportFailure.Unreachable gone -> {
                rounds.round().halve(changes);
                rounds.giveUp(failure);
            }
            case TransportFailure.NotOurServer _,TransportFailure.Differs _,TransportFailure.StoreTrouble _,TransportFailure.KeyringLocked _,TransportFailure.NotEncrypted _,TransportFailure.UntrustedCertificate _,TransportFailure.OtherCertificate _ ->
                    rounds.giveUp(failure);
        }
    }

    private void refreshOnce() {
        if (rounds.round().mayRefresh()) {
            session.refresh();
        } else {
            session.signedOut();
        }
    }

    /** Finds a change that spoils a whole request by halving; alone, it is the one. */
    private void shrinkOrRefuse(SyncRequest request, int changes, String reason) {
        if (changes <= 1) {
            effects.add(new Effect.StoreRefusal(request, reason));
        } else {
            rounds.round().halve(changes);
            rounds.prepareBatch();
        }
    }

    /** The server was restored or reset: once a round, everything is read, and what it lacks is sent again. */
    private void rebase(TransportFailure.GenerationMismatch other) {
        if (rounds.round().mayRebase()) {
            effects.add(new Effect.PrepareRebase(other.generation()));
        } else {
            rounds.giveUp(other);
        }
    }

    /** Both sides differ: each thing that may help is done once per seq; if none does, it is said and left alone. */
    void digestsDiffer() {
        switch (state.nextRepair()) {
            case PARTS -> effects.add(new Effect.Reconcile(false));
            case RECOMPUTED_PARTS -> effects.add(new Effect.Reconcile(true));
            case EVERYTHING -> effects.add(new Effect.PrepareRepair());
            case NOTHING -> rounds.giveUp(new TransportFailure.Differs(
                    "Laptop and server differ although everything was exchanged. Nothing was changed here."));
        }
    }

    void notReconciled(TransportFailure failure) {
        state.forgetRepair();
        switch (failure) {
            case TransportFailure.Unauthenticated expired -> refreshOnce();
            case TransportFailure.GenerationMismatch other -> rebase(other);
            case TransportFailure.Later later -> rounds.giveUp(failure, later.retryAfter());
            default -> rounds.giveUp(failure);
        }
    }
}
