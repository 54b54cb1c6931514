package org.woodshed.client.diagnostics;

import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.TransportFailure;

/** Events in a few words, without anything that a person typed. Pure. */
final class JournalWords {
    private JournalWords() {}

    /** Empty for what is not worth remembering. */
    static String of(Event event) {
        return switch (event) {
            case Event.Opened opened -> "opened, " + opened.counts().pending() + " waiting";
            case Event.AutomaticOn on -> "syncing by itself";
            case Event.SignedIn in -> "signed in";
            case Event.SyncNow now -> "a person asked for a sync";
            case Event.Woken woken -> "woken: the window gained focus";
            case Event.NetworkChanged changed -> "the network changed";
            case Event.Cancelled cancelled -> "cancelled";
            case Event.PauseSet set -> set.paused() ? "paused" : "";
            case Event.BatchReady ready -> ready.request().changesOrNone().isEmpty() ? ""
                    : "changes sent: " + ready.request().changesOrNone().size();
            case Event.NotAnswered not -> "no answer: " + kind(not.failure());
            case Event.AnswerApplied applied -> applied.confirmed() + applied.received() == 0 ? ""
                    : "confirmed: " + applied.confirmed() + ", received: " + applied.received();
            case Event.Reconciled reconciled -> "compared: " + reconciled.parts() + " of 256 parts differed, "
                    + reconciled.entities() + " put right";
            case Event.NotReconciled not -> "not compared: " + kind(not.failure());
            case Event.RefusalStored stored -> "the server refused a change";
            case Event.Refreshed refreshed -> "tokens renewed";
            case Event.NotRefreshed not -> not.refused() ? "tokens refused: signed out by the server"
                    : "tokens not renewed";
            case Event.SocketWelcomed welcomed -> "socket open";
            case Event.SocketClosed closed -> "socket closed";
            case Event.BroadcastHandled handled -> handled.upToDate() ? "" : "something was missed: asking";
            case Event.StoreFailed failed -> "the store failed";
            case Event.Edited _,Event.TimerFired _,Event.Answered _,Event.RepairPrepared _,Event.Broadcast _,Event.SocketAlive _ ->
                    "";
        };
    }

    private static String kind(TransportFailure failure) {
        return switch (failure) {
            case TransportFailure.Unreachable gone -> "not reached";
            case TransportFailure.NotOurServer portal -> "something else answered";
            case TransportFailure.Differs _ -> "laptop and server differ";
            case TransportFailure.StoreTrouble _ -> "the store failed";
            case TransportFailure.KeyringLocked _ -> "the keyring is locked";
            case TransportFailure.NotEncrypted _ -> "not encrypted";
            case TransportFailure.UntrustedCertificate _ -> "a certificate that nobody signed";
            case TransportFailure.OtherCertificate _ -> "another certificate";
            case TransportFailure.Unauthenticated expired -> "token expired";
            case TransportFailure.GenerationMismatch other -> "another dataset";
            case TransportFailure.TooLarge big -> "too large";
            case TransportFailure.BadRequest bad -> "unreadable request";
            case TransportFailure.UpdateNeeded old -> "update needed";
            case TransportFailure.NotReady notYet -> "server not ready";
            case TransportFailure.Later later -> "asked to wait " + later.retryAfter().toSeconds() + " s";
        };
    }
}
