package org.woodshed.client.engine;

import java.util.random.RandomGenerator;

/** The sign-in and the socket that lives by it: tokens are refreshed once at a time, never twice. Not thread-safe. */
final class ServerSession {
    private final EngineState state;
    private final RoundRunner rounds;
    private final EffectQueue effects;
    private final SocketKeeper socket;
    private boolean refreshing;

    ServerSession(RandomGenerator random, EngineState state, RoundRunner rounds, EffectQueue effects) {
        this.state = state;
        this.rounds = rounds;
        this.effects = effects;
        this.socket = new SocketKeeper(random, effects);
    }

    void connectSocket() {
        if (state.maySyncByItself() && !refreshing) {
            socket.open();
        }
    }

    void closeSocket() {
        socket.close();
    }

    /** After a sleep the connection may be gone without anybody having been told. */
    void reconnectSocket() {
        if (state.maySyncByItself()) {
            socket.close();
            connectSocket();
        }
    }

    void socketAlive() {
        socket.alive();
    }

    void ping() {
        socket.ping();
    }

    void welcomed(long latestSeq) {
        socket.welcomed();
        effects.add(new Effect.CompareCursor(latestSeq));
        rounds.tryOnce();
    }

    /** Nothing came for too long. */
    void socketDead() {
        effects.add(new Effect.CloseSocket());
        socketClosed(false);
    }

    void socketClosed(boolean unauthenticated) {
        socket.closed();
        if (!state.maySyncByItself()) {
            return;
        }
        if (unauthenticated && socket.mayRefresh()) {
            refresh();
            return;
        }
        socket.retryLater();
        if (state.lastFailure() == null) {
            // The socket is often the first to notice that the network is gone.
            rounds.lookSoon();
        }
    }

    void refresh() {
        if (!refreshing) {
            refreshing = true;
            effects.add(new Effect.Refresh());
        }
    }

    void refreshed() {
        refreshing = false;
        if (rounds.round().goesOnWithTokens()) {
            rounds.prepareBatch();
        }
        connectSocket();
    }

    void notRefreshed(Event.NotRefreshed event) {
        refreshing = false;
        if (event.refused()) {
            signedOut();
        } else {
            rounds.giveUp(new TransportFailure.Unreachable(event.message()));
            socket.retryLater();
        }
    }

    /** The server does not want this laptop any more; everything is kept. */
    void signedOut() {
        state.setAccount(EngineState.Account.SIGNED_OUT);
        socket.close();
        rounds.end(new SyncResult.SignedOut());
    }
}
