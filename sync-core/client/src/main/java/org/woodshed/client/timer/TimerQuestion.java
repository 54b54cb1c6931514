package org.woodshed.client.timer;

import java.time.Duration;

/** What a running timer wants to know. It goes on without an answer. */
public sealed interface TimerQuestion {
    /** Was this practice? */
    record Slept(Gap gap) implements TimerQuestion {}

    /** So long already: still playing? */
    record StillPlaying(Duration length) implements TimerQuestion {}
}
