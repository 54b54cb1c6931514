package org.woodshed.app.syncstatus;

import org.kordamp.ikonli.feather.Feather;

/** One icon for each state, so that colour is never alone. */
final class ChipIcons {
    private ChipIcons() {}

    static Feather of(ChipState state) {
        return switch (state) {
            case SYNCED -> Feather.CHECK_CIRCLE;
            case PENDING -> Feather.UPLOAD_CLOUD;
            case OFFLINE -> Feather.CLOUD_OFF;
            case SYNCING -> Feather.REFRESH_CW;
            case CHOICE -> Feather.ALERT_TRIANGLE;
            case PROBLEM -> Feather.ALERT_CIRCLE;
            case SIGNED_OUT -> Feather.LOG_IN;
            case REFUSED -> Feather.SLASH;
            case PAUSED -> Feather.PAUSE_CIRCLE;
            case UPDATE -> Feather.DOWNLOAD;
            case LOCAL -> Feather.HARD_DRIVE;
        };
    }
}
