package org.woodshed.app.syncstatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SyncControl;
import org.woodshed.client.engine.SyncStatus;

/** Puts a status on the chip as the engine would, for the states that are hard to bring about. */
public final class ShownStatus {
    private ShownStatus() {}

    public static void show(SyncStatusViewModel model, SyncStatus status) {
        model.show(status);
    }

    /** Every kind of status, in the order of the design. */
    public static List<SyncStatus> oneOfEach(Instant now) {
        Instant earlier = now.minus(Duration.ofDays(3));
        return List.of(new SyncStatus.Synced(now), new SyncStatus.Pending(3), new SyncStatus.Offline(0, earlier),
                new SyncStatus.Offline(3, earlier), new SyncStatus.Syncing(12, 40, 28), new SyncStatus.NeedsChoice(2,
                        0),
                new SyncStatus.Problem("later", "", null, 3), new SyncStatus.ServerNotReady(3),
                new SyncStatus.SignInAgain(1), new SyncStatus.NotAccepted(1, 1), new SyncStatus.Paused(3),
                new SyncStatus.UpdateNeeded(1), new SyncStatus.NeverConnected(5));
    }

    /** A chip that says how it stands. On the JavaFX thread. */
    public static SyncChip chip(SyncControl sync, Clock clock, SyncStatus status) {
        SyncStatusViewModel model = new SyncStatusViewModel(sync, new Threads(news -> {
        }, Runnable::run),
                new StatusWords(new DayWords(Locale.UK), clock), new NoticesViewModel(), () -> {
                });
        model.show(status);
        return new SyncChip(model, () -> {
        });
    }
}
