package org.woodshed.server.auth;

import java.time.Duration;
import java.time.InstantSource;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.storage.Storage;

/** Everything about who is asking, put together. Thread-safe. */
public final class Identity {
    private final SignIn signIn;
    private final Accounts accounts;
    private final Authenticator authenticator;
    private final DeviceActivity activity;
    private final Devices devices;
    private final FailedSignIns failures;

    /** @param accessTokenTtl how long an access token is good for */
    public Identity(Storage storage, Fanout fanout, InstantSource clock, SigningSecrets secrets,
            Duration accessTokenTtl, Registration registration, RateLimiter signInLimiter, PasswordCost passwordCost) {
        AccessTokens accessTokens = new AccessTokens(secrets, accessTokenTtl, clock);
        Passwords passwords = new Passwords(passwordCost);
        this.failures = new FailedSignIns(storage);
        this.signIn = new SignIn(storage, registration, signInLimiter, passwords, accessTokens, fanout, clock,
                new PasswordIdentity(storage, passwords, signInLimiter, failures, clock));
        this.accounts = new Accounts(storage, passwords, signInLimiter, fanout, clock);
        this.authenticator = new Authenticator(accessTokens, storage);
        this.activity = new DeviceActivity(storage, clock);
        this.devices = new Devices(storage, activity, fanout, clock);
    }

    public SignIn signIn() {
        return signIn;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public DeviceActivity activity() {
        return activity;
    }

    /** Writes down what was not worth a write at once. */
    public void write() {
        activity.write();
        failures.write();
    }

    public Devices devices() {
        return devices;
    }
}
