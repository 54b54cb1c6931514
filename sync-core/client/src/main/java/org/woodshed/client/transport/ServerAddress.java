package org.woodshed.client.transport;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A server, and what a person said about the way to it.
 *
 * @param pin     the one certificate that it may show, because a person said yes to it; null for any that an authority this
 *                machine trusts has signed for its name
 * @param mayBeReadable true if a person said that plain http may be used beyond this machine
 */
public record ServerAddress(URI uri, @Nullable Fingerprint pin, boolean mayBeReadable) {
    /** One of which nobody said anything. */
    public static ServerAddress of(URI uri) {
        return new ServerAddress(uri, null, false);
    }

    boolean isEncrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Whether all that goes there can be read on the way, and nobody agreed to that. Looks the name up. */
    public boolean isReadableUnasked() {
        return !isEncrypted() && !mayBeReadable && !isThisMachine();
    }

    private boolean isThisMachine() {
        try {
            return Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
