package org.woodshed.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.TokenGrant;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.AuditEvent.Kind;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.Storage;

/** Register, sign in, refresh, sign out. Thread-safe. */
public final class SignIn {
    private static final String NAMELESS = "Unnamed device";

    private final Storage storage;
    private final Registration registration;
    private final RateLimiter limiter;
    private final AccessTokens accessTokens;
    private final Fanout fanout;
    private final InstantSource clock;
    private final Passwords passwords;
    private final IdentityProvider<Credentials> byPassword;
    private final RefreshTokens refreshTokens = new RefreshTokens();

    SignIn(Storage storage, Registration registration, RateLimiter limiter, Passwords passwords,
            AccessTokens accessTokens,
            Fanout fanout, InstantSource clock, IdentityProvider<Credentials> byPassword) {
        this.storage = storage;
        this.registration = registration;
        this.limiter = limiter;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.fanout = fanout;
        this.clock = clock;
        this.byPassword = byPassword;
    }

    /**
     * Opens an account, with its first device signed in.
     *
     * @param address where the request comes from, to count by
     * @throws ApiException {@code forbidden}, {@code email_taken}, {@code device_taken}, {@code rate_limited} or
     *                      {@code invalid_request}
     */
    public TokenGrant register(Credentials credentials, String address) {
        String email = Emails.normalise(credentials.email());
        count(limiter, email, address);
        Passwords.requireAcceptable("password", credentials.password());
        if (registration == Registration.CLOSED) {
            throw closed();
        }
        String hash = passwords.hash(credentials.password());
        return storage.writeAccounts(accounts -> {
            boolean taken = accounts.firstUserIsTaken();
            if (registration == Registration.FIRST_USER && taken) {
                throw closed();
            }
            if (accounts.accountByEmail(email).isPresent()) {
                throw ApiException.of(ErrorCode.EMAIL_TAKEN, "There is an account with this email; sign in to it");
            }
            Account account = new Account(new UserId(UUID.randomUUID().toString()), email, hash, clock.instant(), UUID
                    .randomUUID().toString());
            accounts.insert(account);
            if (!taken) {
                accounts.takeFirstUser(account.userId());
            }
            accounts.audit(new AuditEvent(account.userId(), Kind.REGISTERED, credentials.deviceId(), clock.instant()));
            return grant(accounts, account.userId(), credentials.deviceId(), credentials.deviceName());
        });
    }

    /**
     * Signs a device in by password.
     *
     * @throws ApiException {@code unauthenticated}, {@code device_taken} or {@code rate_limited}
     */
    public TokenGrant login(Credentials credentials, String address) {
        return admit(byPassword.prove(credentials, address), credentials.deviceId(), credentials.deviceName());
    }

    /** Signs a device in to the account that was proved to be its musician's, by whatever way. */
    private TokenGrant admit(IdentityProvider.Proof proof, DeviceId deviceId, @Nullable String deviceName) {
        return storage.writeAccounts(accounts -> {
            // Locked: of a sign-in and a change of password at once, whichever is second knows of the first.
            Account present = accounts.lockAccount(proof.userId()).filter(proof.holds()).orElseThrow(
                    SignIn::wrongLogin);
            TokenGrant grant = grant(accounts, present.userId(), deviceId, deviceName);
            accounts.audit(new AuditEvent(present.userId(), Kind.SIGNED_IN, grant.deviceId(), clock.instant()));
            return grant;
        });
    }

    /**
     * Exchanges a refresh token.
     *
     * @throws ApiException {@code unauthenticated}; the laptop has to sign in again
     */
    public TokenGrant refresh(String refreshToken) {
        Instant now = clock.instant();
        RefreshTokens.Exchange exchange = storage.writeAccounts(accounts -> refreshTokens.exchange(accounts,
                refreshToken, now));
        return switch (exchange) {
            case RefreshTokens.Exchange.Renewed renewed -> grant(renewed.device(), renewed.successor());
            case RefreshTokens.Exchange.Refused refused -> throw signInAgain();
            case RefreshTokens.Exchange.Reused reused -> {
                callIn(reused.userId(), reused.deviceId(), Kind.TOKEN_REUSED);
                throw signInAgain();
            }
        };
    }

    /** Ends all tokens and sockets of the device. */
    public void logout(Session session) {
        callIn(session.userId(), session.deviceId(), Kind.SIGNED_OUT);
    }

    private void callIn(UserId userId, DeviceId deviceId, Kind why) {
        Optional<Device> calledIn = storage.writeAccounts(accounts -> {
            Optional<Device> device = accounts.lockDevice(userId, deviceId).map(present -> present.calledIn(present
                    .revoked()));
            accounts.deleteTokens(userId, deviceId);
            device.ifPresent(accounts::update);
            device.ifPresent(known -> accounts.audit(new AuditEvent(userId, why, deviceId, clock.instant())));
            return device;
        });
        calledIn.ifPresent(device -> fanout.publish(new FanoutEvent.TokensCalledIn(userId, deviceId, device.epoch())));
    }

    /** Counts one attempt to prove a password, by where it comes from and by whose account it is. */
    static void count(RateLimiter limiter, String email, String address) {
        limiter.count("address " + address);
        limiter.count("account " + email);
    }

    private TokenGrant grant(AccountWriter accounts, UserId userId, DeviceId deviceId, @Nullable String deviceName) {
        Optional<UserId> owner = accounts.ownerOf(deviceId);
        if (owner.isPresent() && !owner.get().equals(userId)) {
            throw ApiException.of(ErrorCode.DEVICE_TAKEN, "This data folder belongs to another account");
        }
        Instant now = clock.instant();
        Device device = accounts.lockDevice(userId, deviceId)
                .map(known -> known.signedIn(name(deviceName, known.name()),
                        now))
                .orElseGet(() -> new Device(userId, deviceId, name(deviceName, NAMELESS), now, now, 0, 1, false));
        if (owner.isPresent()) {
            accounts.update(device);
        } else {
            accounts.insert(device);
        }
        return grant(device, refreshTokens.start(accounts, userId, device.deviceId(), now));
    }

    private static String name(@Nullable String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name.strip();
    }

    private TokenGrant grant(Device device, String refreshToken) {
        Session session = new Session(device.userId(), device.deviceId(), device.epoch(), accessTokens.expiry());
        return new TokenGrant(session.userId(), session.deviceId(), accessTokens.make(session), session.expiresAt(),
                refreshToken);
    }

    static ApiException wrongLogin() {
        return ApiException.of(ErrorCode.UNAUTHENTICATED, "Email or password is wrong");
    }

    private static ApiException closed() {
        return ApiException.of(ErrorCode.FORBIDDEN, "This server takes no new accounts; sign in to yours, or ask its"
                + " owner");
    }

    private static ApiException signInAgain() {
        return ApiException.of(ErrorCode.UNAUTHENTICATED, "The refresh token is not valid any more; sign in again");
    }
}
