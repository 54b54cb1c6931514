package org.woodshed.client.diagnostics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.diagnostics.JournalEntry.Kind;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.TransportFailure;

/** Events in a few words, without anything that a person typed. Pure. */
final class JournalWords {
    private JournalWords() {}

    /** Empty for what is not worth remembering. */
    static Optional<JournalEntry> of(Instant at, Event event) {
        return Optional.ofNullable(switch (event) {
            case Event.Opened opened -> new JournalEntry(at, Kind.OPENED, "opened, " + opened.counts().pending()
                    + " waiting", opened.counts().pending());
            case Event.AutomaticOn on -> new JournalEntry(at, Kind.AUTOMATIC, "syncing by itself");
            case Event.SignedIn in -> new JournalEntry(at, Kind.SIGNED_IN, "signed in");
            case Event.SyncNow now -> new JournalEntry(at, Kind.ASKED, "a person asked for a sync");
            case Event.Woken woken -> new JournalEntry(at, Kind.WOKEN, "woken: the window gained focus");
            case Event.NetworkChanged changed -> new JournalEntry(at, Kind.NETWORK_CHANGED, "the network changed");
            case Event.Cancelled cancelled -> new JournalEntry(at, Kind.CANCELLED, "cancelled");
            case Event.PauseSet set -> set.paused() ? new JournalEntry(at, Kind.PAUSED, "paused") : null;
            case Event.BatchReady ready -> sent(at, ready.request().changesOrNone().size());
            case Event.NotAnswered not -> failed(at, Kind.NO_ANSWER, "no answer: ", not.failure());
            case Event.AnswerApplied applied -> exchanged(at, applied.confirmed(), applied.received());
            case Event.Reconciled reconciled -> new JournalEntry(at, Kind.COMPARED, "compared: " + reconciled.parts()
                    + " of 256 parts differed, " + reconciled.entities() + " put right", reconciled.parts(),
                    reconciled
                            .entities());
            case Event.NotReconciled not -> failed(at, Kind.NOT_COMPARED, "not compared: ", not.failure());
            case Event.RefusalStored stored -> new JournalEntry(at, Kind.REFUSED, "the server refused a change");
            case Event.Refreshed refreshed -> new JournalEntry(at, Kind.RENEWED, "tokens renewed");
            case Event.NotRefreshed not -> not.refused() ? new JournalEntry(at, Kind.SIGNED_OUT,
                    "tokens refused: signed out by the server")
                    : new JournalEntry(at, Kind.NOT_RENEWED,
                            "tokens not renewed");
            case Event.SocketWelcomed welcomed -> new JournalEntry(at, Kind.CONNECTED, "socket open");
            case Event.SocketClosed closed -> new JournalEntry(at, Kind.DISCONNECTED, "socket closed");
            case Event.BroadcastHandled handled -> handled.upToDate() ? null
                    : new JournalEntry(at, Kind.MISSED,
                            "something was missed: asking");
            case Event.StoreFailed failed -> new JournalEntry(at, Kind.STORE_FAILED, "the store failed");
            case Event.Edited _,Event.TimerFired _,Event.Answered _,Event.RepairPrepared _,Event.Broadcast _,Event.SocketAlive _ ->
                    null;
        });
    }

    private static @Nullable JournalEntry sent(Instant at, int changes) {
        return changes == 0 ? null : new JournalEntry(at, Kind.SENT, "changes sent: " + changes, changes);
    }

    private static @Nullable JournalEntry exchanged(Instant at, int confirmed, int received) {
        return confirmed + received == 0 ? null
                : new JournalEntry(at, Kind.EXCHANGED, "confirmed: " + confirmed
                        + ", received: " + received, confirmed, received);
    }

    private static JournalEntry failed(Instant at, Kind kind, String words, TransportFailure failure) {
        return new JournalEntry(at, kind, List.of(), failure.code(), words + kind(failure));
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
