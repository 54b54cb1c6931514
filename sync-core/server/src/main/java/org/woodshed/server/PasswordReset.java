package org.woodshed.server;

import java.time.Clock;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.auth.SigningSecrets;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.storage.Storage;

/** Gives an account another password from outside the server: for a musician who forgot theirs. */
public final class PasswordReset {
    private final ServerConfig config;

    /** @param config says where the server keeps its data */
    public PasswordReset(ServerConfig config) {
        this.config = config;
    }

    /**
     * Sets the password and signs all the account's devices out. Their data and what they have not sent yet stay.
     *
     * @return false if there is no such account
     * @throws ServerStartException     if the data can't be opened, for instance because the server is running on it
     * @throws IllegalArgumentException if the email is none or the password can't be one; says why
     */
    public boolean run(String email, String newPassword) throws ServerStartException {
        try (Storage storage = WoodshedServer.openStorage(config)) {
            // Nobody signs in here, so that no token is ever made with this secret.
            SigningSecrets none = SigningSecrets.random();
            return new Identity(storage, new InProcessFanout(), Clock.systemUTC(), none, config.accessTokenTtl(), config
                    .registration(), new RateLimiter(config.loginRate(), Clock.systemUTC()), config.passwordCost())
                    .accounts().resetPassword(
                            email, newPassword);
        } catch (ApiException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
