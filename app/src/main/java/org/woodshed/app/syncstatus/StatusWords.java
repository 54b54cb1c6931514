package org.woodshed.app.syncstatus;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;

/** Where synchronisation stands, in one line for the chip. Immutable. */
public final class StatusWords {
    private final DayWords days;
    private final Clock clock;

    public StatusWords(DayWords days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    public String of(SyncStatus status) {
        return switch (status) {
            case SyncStatus.NeverConnected _ -> Messages.text("sync.local");
            case SyncStatus.SignInAgain _ -> Messages.text("sync.signInAgain");
            case SyncStatus.UpdateNeeded _ -> Messages.text("sync.update");
            case SyncStatus.NeedsChoice choice -> Messages.text("sync.choice", choice.entities());
            case SyncStatus.NotAccepted refused -> Messages.text("sync.refused", refused.changes());
            case SyncStatus.ServerNotReady notYet -> withPending("sync.notReady", notYet.pending());
            case SyncStatus.Problem problem -> withPending("sync.problem", problem.pending());
            case SyncStatus.Offline offline -> offline(offline.pending(), offline.lastSync());
            case SyncStatus.Syncing syncing -> syncing.total() == 0 ? Messages.text("sync.syncing")
                    : Messages.text("sync.syncingOf", syncing.done(), syncing.total());
            case SyncStatus.Paused paused -> withPending("sync.paused", paused.pending());
            case SyncStatus.Pending pending -> Messages.text("sync.pending", pending.pending());
            case SyncStatus.Synced synced -> Messages.text("sync.synced", moment(synced.at()));
        };
    }

    private String offline(int pending, @Nullable Instant lastSync) {
        if (pending > 0) {
            return Messages.text("sync.offlinePending", pending);
        }
        return lastSync == null ? Messages.text("sync.offlineNever") : Messages.text("sync.offline", moment(lastSync));
    }

    private static String withPending(String key, int pending) {
        return pending == 0 ? Messages.text(key) : Messages.text(key + "Pending", pending);
    }

    /** How a sync ended that somebody asked for. */
    public static String of(SyncResult result) {
        return switch (result) {
            case SyncResult.Done done -> Messages.text("sync.result.done", done.sent(), done.received());
            case SyncResult.NeedsAttention attention -> Messages.text("sync.result.attention", attention.conflicts()
                    + attention.failed());
            case SyncResult.NotReached missed -> Messages.text("sync.result.notReached", Reasons.ofSync(missed
                    .code(), missed.message()), missed.pending());
            case SyncResult.NeverConnected _ -> Messages.text("sync.local");
            case SyncResult.SignedOut _ -> Messages.text("sync.signInAgain");
        };
    }

    private String moment(Instant moment) {
        return days.moment(moment, clock.instant(), clock.getZone());
    }
}
