package org.woodshed.server.auth;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.fanout.FanoutEvent.TokensCalledIn;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.AuditEvent.Kind;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.Storage;

/** What becomes of an account after it was opened: another password, or its end. Thread-safe. */
public final class Accounts {
    private final Storage storage;
    private final Passwords passwords;
    private final RateLimiter limiter;
    private final Fanout fanout;
    private final InstantSource clock;

    Accounts(Storage storage, Passwords passwords, RateLimiter limiter, Fanout fanout, InstantSource clock) {
        this.storage = storage;
        this.passwords = passwords;
        this.limiter = limiter;
        this.fanout = fanout;
        this.clock = clock;
    }

    /**
     * Gives the account another password. All devices but the asking one are revoked.
     *
     * @param address where the request comes from, to count by
     * @throws ApiException {@code forbidden} if the old password is wrong, {@code invalid_request}, {@code rate_limited}
     */
    public void changePassword(Session session, PasswordChange change, String address) {
        Passwords.requireAcceptable("newPassword", change.newPassword());
        Account account = prove(session, change.oldPassword(), address);
        String hash = passwords.hash(change.newPassword());
        announce(storage.writeAccounts(accounts -> {
            requireUnchanged(accounts, account);
            accounts.setPasswordHash(account.userId(), hash);
            accounts.audit(
                    new AuditEvent(account.userId(), Kind.PASSWORD_CHANGED, session.deviceId(), clock.instant()));
            return signOut(accounts, account.userId(), Optional.of(session.deviceId()));
        }));
    }

    /**
     * Erases the account and everything that belongs to it.
     *
     * @param address where the request comes from, to count by
     * @throws ApiException {@code forbidden} if the password is wrong, {@code rate_limited}
     */
    public void delete(Session session, String password, String address) {
        Account account = prove(session, password, address);
        announce(storage.writeAccounts(accounts -> {
            requireUnchanged(accounts, account);
            List<TokensCalledIn> all = accounts.devices(account.userId()).stream().map(device -> new TokensCalledIn(
                    account.userId(), device.deviceId(), device.epoch() + 1)).toList();
            accounts.erase(account.userId());
            return all;
        }));
    }

    /**
     * Gives an account another password in the name of whoever runs the server, and revokes all its devices.
     *
     * @return false if there is no such account
     * @throws ApiException {@code invalid_request} if the email is none or the password can't be one
     */
    public boolean resetPassword(String email, String newPassword) {
        Passwords.requireAcceptable("password", newPassword);
        String normalEmail = Emails.normalise(email);
        String hash = passwords.hash(newPassword);
        Optional<List<TokensCalledIn>> calledIn = storage.writeAccounts(accounts -> accounts.accountByEmail(normalEmail)
                .flatMap(account -> accounts.lockAccount(account.userId())).map(account -> {
                    accounts.setPasswordHash(account.userId(), hash);
                    accounts.audit(new AuditEvent(account.userId(), Kind.PASSWORD_RESET, null, clock.instant()));
                    return signOut(accounts, account.userId(), Optional.empty());
                }));
        calledIn.ifPresent(this::announce);
        return calledIn.isPresent();
    }

    /** Counts the attempt, and compares the password with the account's. */
    private Account prove(Session session, String password, String address) {
        Account account = storage.readAccounts(accounts -> accounts.account(session.userId())).orElseThrow(
                Accounts::gone);
        SignIn.count(limiter, account.email(), address);
        if (!passwords.matches(password, account.passwordHash())) {
            throw wrongPassword();
        }
        return account;
    }

    /** Locks the account; a password that was right a moment ago is not if somebody has changed it since. */
    private static void requireUnchanged(AccountWriter accounts, Account proven) {
        Account present = accounts.lockAccount(proven.userId()).orElseThrow(Accounts::gone);
        if (!present.passwordHash().equals(proven.passwordHash())) {
            throw wrongPassword();
        }
    }

    private List<TokensCalledIn> signOut(AccountWriter accounts, UserId userId, Optional<DeviceId> spared) {
        return accounts.devices(userId).stream().map(Device::deviceId).filter(device -> spared.filter(device::equals)
                .isEmpty()).map(device -> Devices.revoke(accounts, userId, device,
                        clock
                                .instant()))
                .toList();
    }

    private void announce(List<TokensCalledIn> calledIn) {
        calledIn.forEach(fanout::publish);
    }

    private static ApiException wrongPassword() {
        return ApiException.of(ErrorCode.FORBIDDEN, "The password is wrong; nothing was changed");
    }

    private static ApiException gone() {
        return ApiException.of(ErrorCode.UNAUTHENTICATED, "This account is gone");
    }
}
