package org.woodshed.client.engine;

/** The engine's timers; setting one that is set replaces it. */
public enum Timer {
    /** Try again after a failure. */
    RETRY,
    /** A look at the server that had to wait, so that not too many come at once. */
    CHECK,
    /** Look whether the clock jumped: the laptop slept. */
    CLOCK,
    /** Ask now and then, in case a broadcast got lost. */
    PERIODIC,
    /** Open the socket again. */
    SOCKET_RETRY,
    /** Say that this side is alive. */
    PING,
    /** Nothing came for too long: the socket is dead, whatever it says. */
    SOCKET_DEAD
}
