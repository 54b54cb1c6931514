package org.woodshed.client.leader;

import java.io.IOException;

/** The leader ended in the middle of what it was asked; whether it did it is not known. */
public final class LeaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    LeaderGoneException(IOException cause) {
        super("The leader has gone", cause);
    }
}
