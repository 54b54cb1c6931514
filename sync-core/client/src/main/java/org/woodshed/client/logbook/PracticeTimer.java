package org.woodshed.client.logbook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.timer.RunningTimer;
import org.woodshed.client.timer.TimerQuestion;
import org.woodshed.model.EntityId;

/**
 * The practice timer. It is on the disk from the moment it starts, so a crash does not stop it. Thread-safe; no method
 * waits for the disk. Where a method ends a stretch of practice, it answers with the entry that was saved.
 */
public interface PracticeTimer {
    /** The running timer, or nothing. Known from the moment the logbook is open, also after a crash. */
    Optional<RunningTimer> running();

    /** Starts it now; does nothing if it runs already. */
    RunningTimer start(@Nullable EntityId pieceId);

    /** Says what is being practised from now on: another piece than before closes one stretch and opens the next. */
    Optional<TimerSaving> practise(@Nullable EntityId pieceId);

    void pause();

    void resume();

    /** How long it has run until now, as far as that counts. */
    Duration elapsed();

    /** What it wants to know, if anything. It goes on without an answer. */
    Optional<TimerQuestion> question();

    /** Says whether the gap that is asked about was practice. */
    void answerGap(boolean counts);

    /** Says that the musician had stopped when the gap began that is asked about. */
    Optional<TimerSaving> stopAtGap();

    /** Says that somebody still plays. */
    void stillPlaying();

    /** Stops it and saves the entry at once; nothing if it is not running. */
    Optional<TimerSaving> stop();

    /** Writes that it still runs; call every 15 seconds. */
    void heartbeat();

    /** Has the time count until the logbook is opened again: the musician goes on while Woodshed is closed. */
    void keepRunning();
}
