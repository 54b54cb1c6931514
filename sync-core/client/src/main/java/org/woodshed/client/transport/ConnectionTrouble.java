package org.woodshed.client.transport;

import java.io.IOException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;

/** What it means that a call got no answer. Pure. */
final class ConnectionTrouble {
    private ConnectionTrouble() {}

    static TransportFailure of(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ShownCertificateException shown -> {
                    return of(shown);
                }
                case SSLPeerUnverifiedException otherName -> {
                    return new TransportFailure.NotOurServer("What answered shows the certificate of another name, so"
                            + " nothing was sent. Everything is kept here.");
                }
                case ReadableException readable -> {
                    return new TransportFailure.NotEncrypted(
                            "Plain http would show everything to everybody on the way, so nothing was sent."
                                    + " Use https for another machine.");
                }
                default -> {
                    continue;
                }
            }
        }
        return new TransportFailure.Unreachable("The server can't be reached. Everything is kept here.");
    }

    private static TransportFailure of(ShownCertificateException shown) {
        return shown.pinned() ? new TransportFailure.OtherCertificate(shown.shown().toString(),
                "The server shows another certificate than the one you said yes to, so nothing was sent. Everything is"
                        + " kept here. If its owner has a new one, sign in again and compare the fingerprint.")
                : new TransportFailure.UntrustedCertificate(shown.shown().toString(),
                        "Nobody whom this machine trusts has signed the server's certificate, so nothing was sent."
                                + " Everything is kept here. Sign in again to compare its fingerprint.");
    }
}
