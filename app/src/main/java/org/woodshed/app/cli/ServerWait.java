package org.woodshed.app.cli;

import java.util.concurrent.TimeUnit;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.model.EntityKey;

/** How far an edit has come by the time a command ends. */
enum ServerWait {
    /** No server was ever connected: being saved here is all there is. */
    NEVER_CONNECTED(ExitCodes.DONE),
    /** The server has it. */
    SYNCED(ExitCodes.DONE),
    /** The server has not confirmed it yet; it stays queued. */
    NOT_REACHED(ExitCodes.NOT_REACHED),
    /** Another laptop changed the same: a choice is open. */
    NEEDS_CHOICE(ExitCodes.NEEDS_CHOICE);

    private static final long LIMIT_MILLIS = 1_000;

    private final int exitCode;

    ServerWait(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return switch (this) {
            case NEVER_CONNECTED -> "Saved on this laptop.";
            case SYNCED -> "Saved and synced.";
            case NOT_REACHED -> "Saved on this laptop; the server was not reached. It goes at the next sync.";
            case NEEDS_CHOICE -> "Saved on this laptop; another laptop changed the same: see woodshed conflicts.";
        };
    }

    /** Gives the server at most a second to confirm an edit that was just saved. */
    static ServerWait after(Woodshed woodshed, EntityKey key) {
        return upTo(LIMIT_MILLIS, woodshed) ? outcome(woodshed, key) : NEVER_CONNECTED;
    }

    /** Gives the server at most a second to confirm everything that waits. */
    static ServerWait afterMany(Woodshed woodshed) {
        if (!upTo(LIMIT_MILLIS, woodshed)) {
            return NEVER_CONNECTED;
        }
        SyncFigures figures = woodshed.sync().figures();
        if (figures.conflicts() > 0 || figures.failed() > 0) {
            return NEEDS_CHOICE;
        }
        return figures.pending() == 0 ? SYNCED : NOT_REACHED;
    }

    /** True after the server had its time; false if there is none. */
    private static boolean upTo(long millis, Woodshed woodshed) {
        if (woodshed.sync().figures().server() == null) {
            return false;
        }
        // How it went is seen in what still waits.
        woodshed.sync().syncNow().handle((result, failure) -> true).completeOnTimeout(true, millis,
                TimeUnit.MILLISECONDS).join();
        return true;
    }

    private static ServerWait outcome(Woodshed woodshed, EntityKey key) {
        if (woodshed.sync().conflicts().stream().anyMatch(conflict -> conflict.key().equals(key))) {
            return NEEDS_CHOICE;
        }
        // Of a deleted entity no row is left to ask.
        boolean waits = woodshed.logbook().entry(key.id()).map(EntryRow::pending).orElseGet(() -> woodshed.sync()
                .outbox().stream().anyMatch(item -> item.key().equals(key)));
        return waits ? NOT_REACHED : SYNCED;
    }
}
