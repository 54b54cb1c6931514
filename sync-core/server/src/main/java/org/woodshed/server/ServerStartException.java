package org.woodshed.server;

/** The server can't start. The message is one sentence for the operator. */
public final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
