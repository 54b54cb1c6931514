package org.woodshed.app.tour;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Totals;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Digest;
import tools.jackson.databind.JsonNode;

/** Figures and statuses as the tour tells them. Pure. */
final class Words {
    private Words() {}

    static String hours(long seconds) {
        return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    static String totals(Totals totals) {
        return totals.entries() + " entries, " + totals.pieces() + " pieces, " + hours(totals.seconds());
    }

    static String digest(Digest digest) {
        return digest.hash() + " over " + digest.count();
    }

    static String millis(Duration duration) {
        return "%.1f ms".formatted(duration.toNanos() / 1e6);
    }

    static String value(@Nullable JsonNode value) {
        if (value == null || JsonValues.isAbsent(value)) {
            return "nothing";
        }
        return value.isString() ? "“" + value.stringValue() + "”" : value.toString();
    }

    static String status(SyncStatus status) {
        return switch (status) {
            case SyncStatus.Offline offline ->
                    "offline, " + offline.pending() + " saved here, will go at the next sync";
            case SyncStatus.Problem problem ->
                    "offline, " + problem.pending() + " saved here (" + problem.message() + ")";
            default -> "saved here: " + status.pending();
        };
    }

    static int sent(SyncResult result) {
        return switch (result) {
            case SyncResult.Done done -> done.sent();
            case SyncResult.NeedsAttention some -> some.sent();
            case SyncResult.NotReached not -> not.sent();
            case SyncResult.NeverConnected never -> 0;
            case SyncResult.SignedOut out -> 0;
        };
    }

    static int received(SyncResult result) {
        return switch (result) {
            case SyncResult.Done done -> done.received();
            case SyncResult.NeedsAttention some -> some.received();
            case SyncResult.NotReached not -> 0;
            case SyncResult.NeverConnected never -> 0;
            case SyncResult.SignedOut out -> 0;
        };
    }
}
