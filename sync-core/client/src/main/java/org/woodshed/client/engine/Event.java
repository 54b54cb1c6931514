package org.woodshed.client.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** What can happen to the engine. */
public sealed interface Event {
    /**
     * The store is open.
     *
     * @param connected a server was connected at some time
     * @param signedIn  this laptop holds tokens
     */
    record Opened(boolean connected, boolean signedIn, Counts counts, @Nullable Instant lastSync) implements Event {}

    /** Sync by itself from now on. */
    record AutomaticOn() implements Event {}

    /** This laptop has just signed in. */
    record SignedIn() implements Event {}

    /** An edit was stored. */
    record Edited(Counts counts) implements Event {}

    /** Somebody asked for a sync. */
    record SyncNow() implements Event {}

    /** A reason to try again soon: the window gained focus. */
    record Woken() implements Event {}

    /** The machine came into another network, or back into one. */
    record NetworkChanged() implements Event {}

    /** Somebody wants the running sync to end. */
    record Cancelled() implements Event {}

    /** Somebody paused or resumed. */
    record PauseSet(boolean paused) implements Event {}

    /** A timer ran out. */
    record TimerFired(Timer timer) implements Event {}

    /** The next request is durable in the store and may go. */
    record BatchReady(SyncRequest request) implements Event {}

    /** The server answered. */
    record Answered(SyncRequest request, SyncResponse response) implements Event {}

    /** The server gave no valid answer. */
    record NotAnswered(SyncRequest request, TransportFailure failure) implements Event {}

    /**
     * The answer is in the store.
     *
     * @param confirmed changes of this laptop that were settled by it
     * @param received  changes of other devices in it
     */
    record AnswerApplied(Counts counts, int confirmed, int received, boolean hasMore,
            boolean digestsEqual) implements Event {}

    /** The store is set to read everything again. */
    record RepairPrepared() implements Event {}

    /**
     * Laptop and server were compared part by part.
     *
     * @param parts    how many differed
     * @param entities how many were put right
     */
    record Reconciled(Counts counts, int parts, int entities) implements Event {}

    /** They could not be compared. */
    record NotReconciled(TransportFailure failure) implements Event {}

    /** A change was marked as refused. */
    record RefusalStored(Counts counts) implements Event {}

    /** New tokens are stored. */
    record Refreshed() implements Event {}

    /** There are no new tokens; {@code refused} if the server does not want this laptop any more. */
    record NotRefreshed(boolean refused, String message) implements Event {}

    /** The socket said WELCOME; the server's log goes up to {@code latestSeq}. */
    record SocketWelcomed(long latestSeq) implements Event {}

    /** A change of another device came. */
    record Broadcast(SocketMessage.Broadcast message) implements Event {}

    /** The broadcast was looked at; false if this laptop has to ask for what it missed. */
    record BroadcastHandled(boolean upToDate, Counts counts) implements Event {}

    /** Something came over the socket: it is alive. */
    record SocketAlive() implements Event {}

    /** The socket is closed, or could not be opened; {@code unauthenticated} if for want of a good token. */
    record SocketClosed(boolean unauthenticated) implements Event {}

    /** The store failed. */
    record StoreFailed(String message) implements Event {}
}
