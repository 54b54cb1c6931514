package org.woodshed.app.cli;

import java.util.Locale;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** Where synchronisation stands, as a JSON document and as a sentence. Pure. */
final class StatusJson {
    private StatusJson() {}

    static ObjectNode document(SyncStatus status, SyncFigures figures, TokenPlace signIn) {
        ObjectNode document = JsonValues.object().put("state", name(status)).put("pending", figures.pending()).put(
                "failed", figures.failed()).put("conflicts", figures.conflicts()).put("cursor", figures.cursor());
        document.set("digest", Json.toObject(figures.digest()));
        document.put("lastSync", figures.lastSync() == null ? null : figures.lastSync().toString());
        return document.put("server", figures.server()).put("email", figures.email()).put("deviceId", figures
                .deviceId()).put("deviceName", figures.deviceName())
                .put("signInKept", signIn.name().toLowerCase(Locale.ROOT));
    }

    static String sentence(TokenPlace signIn) {
        return switch (signIn) {
            case NONE -> "none on this laptop";
            case KEYRING -> "sealed with a key from the keyring of this system";
            case FILE -> "in a file that only you can read; the keyring of this system was not used";
        };
    }

    private static String name(SyncStatus status) {
        return switch (status) {
            case SyncStatus.NeverConnected never -> "never_connected";
            case SyncStatus.SignInAgain again -> "sign_in_again";
            case SyncStatus.UpdateNeeded update -> "update_needed";
            case SyncStatus.NeedsChoice choice -> "needs_choice";
            case SyncStatus.NotAccepted refused -> "not_accepted";
            case SyncStatus.ServerNotReady notYet -> "server_not_ready";
            case SyncStatus.Problem problem -> "error";
            case SyncStatus.Offline offline -> "offline";
            case SyncStatus.Syncing syncing -> "syncing";
            case SyncStatus.Paused paused -> "paused";
            case SyncStatus.Pending pending -> "pending";
            case SyncStatus.Synced synced -> "synced";
        };
    }

    static String sentence(SyncStatus status) {
        return switch (status) {
            case SyncStatus.NeverConnected never -> "Only on this laptop; woodshed connect URL connects a server.";
            case SyncStatus.SignInAgain again -> "Sign in again to sync; everything is kept here.";
            case SyncStatus.UpdateNeeded update -> "Update Woodshed to sync; everything is kept here.";
            case SyncStatus.NeedsChoice choice -> choice.entities() + (choice.entities() == 1 ? " entry needs"
                    : " entries need") + " your choice; everything else syncs. See woodshed conflicts.";
            case SyncStatus.NotAccepted refused -> refused.changes() + (refused.changes() == 1 ? " change was"
                    : " changes were") + " not accepted. See woodshed outbox.";
            case SyncStatus.ServerNotReady notYet -> "The server is not ready yet; it is asked every hour."
                    + waiting(notYet.pending());
            case SyncStatus.Problem problem -> "The last sync did not finish: " + problem.message()
                    + " Nothing is lost.";
            case SyncStatus.Offline offline -> "Saved on this laptop; the server was not reached."
                    + waiting(offline.pending());
            case SyncStatus.Syncing syncing -> "Syncing: " + syncing.done() + " of " + syncing.total() + ".";
            case SyncStatus.Paused paused -> "Sync is paused." + waiting(paused.pending());
            case SyncStatus.Pending pending -> "Saved on this laptop." + waiting(pending.pending());
            case SyncStatus.Synced synced -> "Everything is synced.";
        };
    }

    private static String waiting(int pending) {
        return switch (pending) {
            case 0 -> "";
            case 1 -> " 1 change goes at the next sync.";
            default -> " " + pending + " changes go at the next sync.";
        };
    }
}
