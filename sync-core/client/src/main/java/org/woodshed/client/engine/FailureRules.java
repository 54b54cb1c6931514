package org.woodshed.client.engine;

import org.woodshed.protocol.SyncRequest;

/** What each kind of failure of an exchange leads to. Not thread-safe. */
final class FailureRules {
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
                rounds.end(rounds.notReached(old.message()));
            }
            case TransportFailure.Later later -> rounds.giveUp(failure, later.retryAfter());
            case TransportFailure.Unreachable gone -> {
                rounds.round().halve(changes);
                rounds.giveUp(failure);
            }
            case TransportFailure.NotOurServer portal -> rounds.giveUp(failure);
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

    /** Both sides differ: everything is read again, once per seq; if that does not help, it is said and left alone. */
    void digestsDiffer() {
        if (state.mayRepair()) {
            effects.add(new Effect.PrepareRepair());
        } else {
            rounds.giveUp(new TransportFailure.NotOurServer(
                    "Laptop and server differ although everything was exchanged. Nothing was changed here."));
        }
    }
}
