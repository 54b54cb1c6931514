package org.woodshed.client.transport;

import java.io.Serial;
import java.security.cert.CertificateException;

/** A server showed a certificate that is not trusted. */
final class ShownCertificateException extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fingerprint shown;
    private final boolean pinned;

    /** @param pinned whether another one was expected, rather than one that an authority has signed */
    ShownCertificateException(Fingerprint shown, boolean pinned) {
        super("not trusted: " + shown);
        this.shown = shown;
        this.pinned = pinned;
    }

    Fingerprint shown() {
        return shown;
    }

    boolean pinned() {
        return pinned;
    }
}
