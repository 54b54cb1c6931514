package org.woodshed.client;

import java.util.concurrent.CompletableFuture;

/**
 * Whether what somebody typed lies encrypted in the data folder: the logbook, its backups, kept logbooks and those set aside.
 * The key is in the keyring of the system, and nowhere else. Thread-safe.
 */
public interface Encryption {
    /** How the files lie there. */
    enum State {
        /** Whoever can read the files can read the logbook. */
        OFF,
        /** Nothing can be read without the key. */
        ON,
        /** Some files could not be converted yet; it is tried again at each start. */
        UNFINISHED
    }

    State state();

    /** Whether there is a keyring that could have the key. */
    boolean isPossible();

    /**
     * Encrypts everything, with a new key; {@code Woodshed.onSwitched} tells that the logbook was opened anew. Completes with
     * {@code ON} or {@code UNFINISHED}, or fails with a sentence, and then nothing was changed.
     */
    CompletableFuture<State> turnOn();

    /** Makes everything plain again; as {@link #turnOn}. The key stays in the keyring: copies elsewhere may need it. */
    CompletableFuture<State> turnOff();
}
