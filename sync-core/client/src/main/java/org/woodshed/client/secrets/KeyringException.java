package org.woodshed.client.secrets;

import java.io.Serial;

/** A keyring did not do what it was asked to. Its message is English, for a log, and holds no secret. */
public final class KeyringException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it leads to different behaviour. */
    public enum Kind {
        /** There is no keyring, or no program to reach it with. */
        ABSENT,
        /** It refused: locked, out of order. */
        REFUSED,
        /** It did not answer in time, perhaps because it waited for a person. */
        NO_ANSWER,
        /** It does not hold what it should, or nobody unlocked it. */
        MISSING
    }

    private final Kind kind;

    KeyringException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
