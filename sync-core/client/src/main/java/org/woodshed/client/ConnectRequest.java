package org.woodshed.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.transport.Fingerprint;
import org.woodshed.client.transport.ServerAddress;

/**
 * Which server to connect, and as whom. Its text never shows the password.
 *
 * @param register   true to make a new account
 * @param deviceName how other laptops will name this one
 * @param local      what becomes of what was logged here before
 * @param fingerprint of the one certificate that the server may show, because a person said yes to it; null if none was named
 * @param allowPlainHttp true if a person agreed that everybody on the way can read everything
 */
public record ConnectRequest(URI server, String email, String password, boolean register, String deviceName,
        LocalEntries local, @Nullable Fingerprint fingerprint, boolean allowPlainHttp) {
    /** What was logged here before becomes part of the account's logbook. */
    public ConnectRequest(URI server, String email, String password, boolean register, String deviceName) {
        this(server, email, password, register, deviceName, LocalEntries.UPLOAD);
    }

    /** Nobody said anything about the way to the server. */
    public ConnectRequest(URI server, String email, String password, boolean register, String deviceName,
            LocalEntries local) {
        this(server, email, password, register, deviceName, local, null, false);
    }

    /** As this one, where a person said yes to that certificate. */
    public ConnectRequest trusting(@Nullable Fingerprint certificate) {
        return new ConnectRequest(server, email, password, register, deviceName, local, certificate, allowPlainHttp);
    }

    /** As this one, where a person agreed that everybody on the way can read everything. */
    public ConnectRequest allowingPlainHttp(boolean agreed) {
        return new ConnectRequest(server, email, password, register, deviceName, local, fingerprint, agreed);
    }

    ServerAddress address() {
        return new ServerAddress(server, fingerprint, allowPlainHttp);
    }

    @Override
    public String toString() {
        return "ConnectRequest[server=" + server + ", register=" + register + "]";
    }
}
