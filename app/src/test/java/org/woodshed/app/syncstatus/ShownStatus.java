package org.woodshed.app.syncstatus;

import org.woodshed.client.engine.SyncStatus;

/** Puts a status on the chip as the engine would, for the states that are hard to bring about. */
public final class ShownStatus {
    private ShownStatus() {}

    public static void show(SyncStatusViewModel model, SyncStatus status) {
        model.show(status);
    }
}
