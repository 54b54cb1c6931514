package org.woodshed.testkit.simulation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP, from whoever answered; nobody changes the body. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are on the wire, never compared
record Answer(int status, @Nullable String retryAfter, byte[] body) {
    /** The sign-in page of a hotel. */
    static Answer ofPortal() {
        return html(200, "<html><body>Welcome! Your room number?</body></html>");
    }

    /** A proxy that does not find the server behind it. */
    static Answer ofGateway() {
        return html(502, "<html><body>Bad gateway</body></html>");
    }

    private static Answer html(int status, String text) {
        return new Answer(status, null, text.getBytes(StandardCharsets.UTF_8));
    }
}
