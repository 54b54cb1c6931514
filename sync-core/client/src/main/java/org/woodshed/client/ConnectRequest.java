package org.woodshed.client;

import java.net.URI;

/**
 * Which server to connect, and as whom. Its text never shows the password.
 *
 * @param register   true to make a new account
 * @param deviceName how other laptops will name this one
 * @param local      what becomes of what was logged here before
 */
public record ConnectRequest(URI server, String email, String password, boolean register, String deviceName,
        LocalEntries local) {
    /** What was logged here before becomes part of the account's logbook. */
    public ConnectRequest(URI server, String email, String password, boolean register, String deviceName) {
        this(server, email, password, register, deviceName, LocalEntries.UPLOAD);
    }

    @Override
    public String toString() {
        return "ConnectRequest[server=" + server + ", register=" + register + "]";
    }
}
