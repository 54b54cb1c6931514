package org.woodshed.client;

import org.woodshed.client.transport.Fingerprint;

/** How connecting a server went. */
public sealed interface ConnectResult {
    /** Signed in; the first sync has begun. */
    record Connected() implements ConnectResult {}

    /** The server was reached and said no. {@code code} is the protocol's, the message is for a person. */
    record Refused(String code, String message) implements ConnectResult {}

    /**
     * The server was reached, but nothing was sent: a person has to look whether its certificate is the right one, and to name
     * its fingerprint.
     *
     * @param changed whether a person said yes to another one before
     */
    record Untrusted(Fingerprint shown, boolean changed) implements ConnectResult {}

    /** There was no usable answer. {@code code} is that of the transport's failure. */
    record NotReached(String code, String message) implements ConnectResult {}
}
