package org.woodshed.client;

import java.net.URI;

/**
 * Which server to connect, and as whom. Its text never shows the password.
 *
 * @param register   true to make a new account
 * @param deviceName how other laptops will name this one
 */
public record ConnectRequest(URI server, String email, String password, boolean register, String deviceName) {
    @Override
    public String toString() {
        return "ConnectRequest[server=" + server + ", register=" + register + "]";
    }
}
