package org.woodshed.client.logbook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/**
 * The practice timer. It is on the disk from the moment it starts, so a crash does not stop it. Thread-safe; no method
 * waits for the disk.
 */
public interface PracticeTimer {
    /** The running timer, or nothing. Known from the moment the logbook is open, also after a crash. */
    Optional<RunningTimer> running();

    /** Starts it now; does nothing if it runs already. */
    RunningTimer start(@Nullable EntityId pieceId);

    /** Says what is being practised, while running. */
    void choosePiece(@Nullable EntityId pieceId);

    /** How long it has run until now. */
    Duration elapsed();

    /** Stops it and saves the entry at once; nothing if it is not running. */
    Optional<Saving> stop();

    /** Writes that it still runs; call every 15 seconds. */
    void heartbeat();
}
