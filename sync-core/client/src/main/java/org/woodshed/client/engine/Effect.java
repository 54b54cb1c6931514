package org.woodshed.client.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** What the engine wants done. Each leads to the event that is named with it. */
public sealed interface Effect {
    /** Take a batch out of the outbox, durably: {@link Event.BatchReady}. */
    record PrepareBatch(int maxChanges, boolean evenDelayed) implements Effect {}

    /** Send it: {@link Event.Answered} or {@link Event.NotAnswered}. */
    record Exchange(SyncRequest request) implements Effect {}

    /** Store the answer: {@link Event.AnswerApplied}. */
    record ApplyAnswer(SyncRequest request, SyncResponse response) implements Effect {}

    /** Note that both sides are proved equal. */
    record NoteInStep() implements Effect {}

    /**
     * Compare with the server part by part, and put right what differs: {@link Event.Reconciled} or
     * {@link Event.NotReconciled}.
     *
     * @param recompute true if that did not help before: the server shall first count anew what it has
     */
    record Reconcile(boolean recompute) implements Effect {}

    /** Set the cursor back to the start, touching nothing that waits: {@link Event.RepairPrepared}. */
    record PrepareRepair() implements Effect {}

    /** Start to read another dataset, which gets what it turns out to lack: {@link Event.RepairPrepared}. */
    record PrepareRebase(@Nullable String generation) implements Effect {}

    /** Mark the one change of a request as refused: {@link Event.RefusalStored}. */
    record StoreRefusal(SyncRequest request, String reason) implements Effect {}

    /** Get new tokens: {@link Event.Refreshed} or {@link Event.NotRefreshed}. */
    record Refresh() implements Effect {}

    /** Open the socket: {@link Event.SocketWelcomed} or {@link Event.SocketClosed}. */
    record OpenSocket() implements Effect {}

    /** Close the socket, silently. */
    record CloseSocket() implements Effect {}

    /** Send a PING. */
    record SendPing() implements Effect {}

    /** Store a broadcast if it follows on the cursor: {@link Event.BroadcastHandled}. */
    record ApplyBroadcast(SocketMessage.Broadcast message) implements Effect {}

    /** Look whether everything up to this seq is here, without moving the cursor: {@link Event.BroadcastHandled}. */
    record CompareCursor(long latestSeq) implements Effect {}

    /** Fire a timer after a while: {@link Event.TimerFired}. */
    record SetTimer(Timer timer, Duration delay) implements Effect {}

    /** Forget a timer. */
    record ClearTimer(Timer timer) implements Effect {}

    /** Tell everybody the new status. */
    record ShowStatus(SyncStatus status) implements Effect {}

    /** Tell those who asked for a sync how it ended. */
    record Finish(SyncResult result) implements Effect {}
}
