package org.woodshed.client.transport;

import java.io.IOException;
import java.io.Serial;

/** A call would go over the network so that everybody on the way can read it, and nobody agreed to that. */
final class ReadableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReadableException() {
        super("plain http beyond this machine");
    }
}
