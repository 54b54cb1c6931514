package org.woodshed.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.http.TlsKeystore;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.Patience;
import org.woodshed.server.limits.RateLimit;
import org.woodshed.server.limits.SyncPolicy;
import org.woodshed.server.maintenance.Retention;
import org.woodshed.server.storage.DatabasePlace;

/**
 * How to run a server.
 *
 * @param data           its database and signing secret
 * @param port           0 picks a free one
 * @param accessTokenTtl how long an access token is good for
 * @param syncRate       for each device
 * @param loginRate      for each address and each account
 * @param trustedProxies whose X-Forwarded-For header is believed
 * @param tls            null for plain HTTP
 * @param quota          how much the entities of one account may hold, as JSON, in characters
 * @param policy         what else is decided about syncing
 * @param passwordCost   of new hashes
 */
public record ServerConfig(DatabasePlace data, String host, int port, Registration registration,
        Duration accessTokenTtl,
        RateLimit syncRate, RateLimit loginRate, List<AddressRange> trustedProxies,
        @Nullable TlsKeystore tls, Patience patience, Retention retention, long quota, SyncPolicy policy,
        PasswordCost passwordCost) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 8787;
    public static final Duration DEFAULT_ACCESS_TOKEN_TTL = Duration.ofMinutes(15);
    public static final RateLimit DEFAULT_SYNC_RATE = RateLimit.parse("20/s:100");
    public static final RateLimit DEFAULT_LOGIN_RATE = RateLimit.parse("10/m");
    public static final long DEFAULT_QUOTA = 1L << 30;

    /** @throws IllegalArgumentException if the port is out of range or tokens would end at once */
    public ServerConfig {
        trustedProxies = List.copyOf(trustedProxies);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535");
        }
        if (quota < 0) {
            throw new IllegalArgumentException("a quota is not negative");
        }
        if (accessTokenTtl.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("an access token lives at least one second");
        }
    }

    /** A server on a free port of this machine, with everything else by default. */
    public static ServerConfig in(Path folder) {
        return at(new DatabasePlace.Folder(folder));
    }

    /** The same with any kind of database. */
    public static ServerConfig at(DatabasePlace data) {
        return new ServerConfig(data, DEFAULT_HOST, 0, Registration.FIRST_USER, DEFAULT_ACCESS_TOKEN_TTL,
                DEFAULT_SYNC_RATE, DEFAULT_LOGIN_RATE, List.of(), null, Patience.DEFAULT, Retention.DEFAULT,
                DEFAULT_QUOTA, SyncPolicy.DEFAULT, PasswordCost.DEFAULT);
    }

    public ServerConfig withData(DatabasePlace newData) {
        return new ServerConfig(newData, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls, patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withPort(int newPort) {
        return new ServerConfig(data, host, newPort, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls, patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withRegistration(Registration newRegistration) {
        return new ServerConfig(data, host, port, newRegistration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls, patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withAccessTokenTtl(Duration newTtl) {
        return new ServerConfig(data, host, port, registration, newTtl, syncRate, loginRate, trustedProxies, tls,
                patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withSyncRate(RateLimit newRate) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, newRate, loginRate, trustedProxies, tls,
                patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withLoginRate(RateLimit newRate) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, newRate, trustedProxies, tls,
                patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withTrustedProxies(List<AddressRange> newProxies) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, newProxies, tls,
                patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withTls(TlsKeystore keystore) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                keystore, patience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withPatience(Patience newPatience) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls,
                newPatience, retention, quota, policy, passwordCost);
    }

    public ServerConfig withRetention(Retention newRetention) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls,
                patience, newRetention, quota, policy, passwordCost);
    }

    public ServerConfig withQuota(long newQuota) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls,
                patience, retention, newQuota, policy, passwordCost);
    }

    public ServerConfig withPolicy(SyncPolicy newPolicy) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls,
                patience, retention, quota, newPolicy, passwordCost);
    }

    /**
     * The same with other costs of passwords.
     *
     * @param newCost less than the default only where no secret is at stake, such as in tests
     */
    public ServerConfig withPasswordCost(PasswordCost newCost) {
        return new ServerConfig(data, host, port, registration, accessTokenTtl, syncRate, loginRate, trustedProxies,
                tls, patience, retention, quota, policy, newCost);
    }
}
