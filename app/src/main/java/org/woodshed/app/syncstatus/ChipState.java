package org.woodshed.app.syncstatus;

import org.woodshed.client.engine.SyncStatus;

/** The looks of the sync chip: each has its icon and its colour, and the words say the same. */
public enum ChipState {
    SYNCED, PENDING, OFFLINE, SYNCING, CHOICE, PROBLEM, SIGNED_OUT, REFUSED, PAUSED, UPDATE, LOCAL;

    static ChipState of(SyncStatus status) {
        return switch (status) {
            case SyncStatus.NeverConnected _ -> LOCAL;
            case SyncStatus.SignInAgain _ -> SIGNED_OUT;
            case SyncStatus.UpdateNeeded _ -> UPDATE;
            case SyncStatus.NeedsChoice _ -> CHOICE;
            case SyncStatus.NotAccepted _ -> REFUSED;
            case SyncStatus.Problem _ -> PROBLEM;
            case SyncStatus.Offline _,SyncStatus.ServerNotReady _ -> OFFLINE;
            case SyncStatus.Syncing _ -> SYNCING;
            case SyncStatus.Paused _ -> PAUSED;
            case SyncStatus.Pending _ -> PENDING;
            case SyncStatus.Synced _ -> SYNCED;
        };
    }
}
