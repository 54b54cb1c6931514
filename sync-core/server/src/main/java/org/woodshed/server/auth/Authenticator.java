package org.woodshed.server.auth;

import java.util.Optional;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.Storage;

/** Tells who is asking. Looks at the device's row each time, so that a revocation acts at once. Thread-safe. */
public final class Authenticator {
    private final AccessTokens accessTokens;
    private final Storage storage;

    Authenticator(AccessTokens accessTokens, Storage storage) {
        this.accessTokens = accessTokens;
        this.storage = storage;
    }

    /**
     * Who an access token speaks for.
     *
     * @throws ApiException {@code token_expired} or {@code unauthenticated}
     */
    public Session authenticate(String accessToken) {
        Session session = accessTokens.read(accessToken);
        requireValid(session);
        return session;
    }

    /**
     * Who an access token speaks for, if the device is still signed in: whoever asks has to see to that.
     *
     * @throws ApiException {@code token_expired} or {@code unauthenticated}
     */
    public Session read(String accessToken) {
        return accessTokens.read(accessToken);
    }

    /**
     * The device of a session that is still good.
     *
     * @throws ApiException {@code unauthenticated} if the device was revoked or signed out since
     */
    public Device requireValid(Session session) {
        Optional<Device> device = storage.readAccounts(accounts -> accounts.device(session.userId(), session
                .deviceId()));
        return device.filter(present -> !present.revoked() && present.epoch() == session.epoch()).orElseThrow(
                ApiException::signedOut);
    }
}
