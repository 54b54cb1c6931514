package org.woodshed.server.ws;

/** Why the server closes a socket; the codes are the wire's. */
enum CloseReason {
    GOING_AWAY(1001, "server is stopping"), SILENT(1001, "nothing was heard for too long"), SLOW_READER(1013,
            "too slow; catch up over HTTP"),
    TOKEN_EXPIRED(4001, "token expired"), REVOKED(4003, "signed out"), TOO_MANY(4008,
            "this device has opened other sockets since");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
