package org.woodshed.server.auth;

import java.time.InstantSource;
import java.util.Optional;
import org.woodshed.protocol.Credentials;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.Storage;

/** Email and password. Whether the account exists shows neither in the answer nor in the time it takes. Thread-safe. */
final class PasswordIdentity implements IdentityProvider<Credentials> {
    private final Storage storage;
    private final Passwords passwords;
    private final RateLimiter limiter;
    private final FailedSignIns failures;
    private final InstantSource clock;

    PasswordIdentity(Storage storage, Passwords passwords, RateLimiter limiter, FailedSignIns failures,
            InstantSource clock) {
        this.storage = storage;
        this.passwords = passwords;
        this.limiter = limiter;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public Proof prove(Credentials shown, String address) {
        String email = Emails.normalise(shown.email());
        SignIn.count(limiter, email, address);
        Optional<Account> account = storage.readAccounts(accounts -> accounts.accountByEmail(email));
        boolean matches = passwords.matches(shown.password(), account.map(Account::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            account.ifPresent(known -> failures.add(new AuditEvent(known.userId(), AuditEvent.Kind.SIGN_IN_FAILED, null,
                    clock.instant())));
            throw SignIn.wrongLogin();
        }
        String proved = account.get().passwordHash();
        return new Proof(account.get().userId(), present -> present.passwordHash().equals(proved));
    }
}
