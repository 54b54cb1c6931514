package org.woodshed.server.storage.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.DeviceSighting;
import org.woodshed.server.storage.RefreshToken;
import org.woodshed.server.storage.RefreshToken.State;

/** Accounts, devices and tokens within one transaction. */
final class SqlAccounts extends SqlAccountReader implements AccountWriter {
    static final String FIRST_USER = "first_user";

    SqlAccounts(Handle handle) {
        super(handle);
    }

    @Override
    public boolean firstUserIsTaken() {
        return handle().createQuery("SELECT content FROM settings WHERE name = :name").bind("name", FIRST_USER).mapTo(
                String.class).findOne().isPresent();
    }

    @Override
    public void takeFirstUser(UserId userId) {
        handle().createUpdate("INSERT INTO settings (name, content) VALUES (:name, :user)").bind("name", FIRST_USER)
                .bind(
                        "user", userId.value())
                .execute();
    }

    @Override
    public void insert(Account account) {
        handle().createUpdate("""
                INSERT INTO users (user_id, email, password_hash, created_at, generation, last_seq, last_check,
                        entity_count, entity_xor)
                VALUES (:user, :email, :password, :created, :generation, 0, NULL, 0, 0)""").bind("user", account
                .userId().value()).bind("email", account.email()).bind("password", account.passwordHash()).bind(
                        "created", Columns.time(account.createdAt()))
                .bind("generation", account.generation())
                .execute();
    }

    @Override
    public Optional<Account> lockAccount(UserId userId) {
        return handle().createQuery(SELECT_ACCOUNT + "WHERE user_id = :user FOR UPDATE").bind("user", userId.value())
                .map(
                        (row, context) -> account(row))
                .findOne();
    }

    @Override
    public void setPasswordHash(UserId userId, String hash) {
        handle().createUpdate("UPDATE users SET password_hash = :hash WHERE user_id = :user").bind("hash", hash).bind(
                "user", userId.value()).execute();
    }

    @Override
    public void erase(UserId userId) {
        new AccountEraser(handle()).erase(userId);
    }

    @Override
    public Optional<Device> lockDevice(UserId userId, DeviceId deviceId) {
        return handle().createQuery(SELECT_DEVICE + "WHERE user_id = :user AND device_id = :device FOR UPDATE").bind(
                "user", userId.value()).bind("device", deviceId.value()).map((row, context) -> device(row)).findOne();
    }

    @Override
    public void audit(AuditEvent event) {
        DeviceId device = event.deviceId();
        handle().createUpdate("""
                INSERT INTO audit (user_id, audit_id, event, device_id, occurred_at)
                VALUES (:user, :id, :event, :device, :at)""").bind("user", event.userId().value()).bind("id", UUID
                .randomUUID().toString()).bind("event", event.kind().storedName()).bind("device", device == null ? null
                        : device.value())
                .bind("at", Columns.time(event.at())).execute();
    }

    @Override
    public Optional<UserId> ownerOf(DeviceId deviceId) {
        return handle().createQuery("SELECT user_id FROM devices WHERE device_id = :device").bind("device", deviceId
                .value()).mapTo(String.class).findOne().map(UserId::new);
    }

    @Override
    public void insert(Device device) {
        bind(handle().createUpdate("""
                INSERT INTO devices (user_id, device_id, name, created_at, last_seen_at, cursor_seq, epoch, revoked)
                VALUES (:user, :device, :name, :created, :seen, :cursor, :epoch, :revoked)"""), device).bind("created",
                Columns.time(device.createdAt())).bind("cursor", device.cursor()).execute();
    }

    @Override
    public void update(Device device) {
        bind(handle().createUpdate("""
                UPDATE devices SET name = :name, last_seen_at = :seen, epoch = :epoch, revoked = :revoked
                WHERE user_id = :user AND device_id = :device"""), device).execute();
    }

    @Override
    public void record(List<DeviceSighting> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle().prepareBatch("""
                UPDATE devices SET last_seen_at = :seen,
                    cursor_seq = CASE WHEN cursor_seq > :cursor THEN cursor_seq ELSE :cursor END,
                    list_cursor_seq = CASE WHEN list_cursor_seq > :lists THEN list_cursor_seq ELSE :lists END
                WHERE user_id = :user AND device_id = :device""");
        for (DeviceSighting sighting : sightings) {
            batch.bind("seen", Columns.time(sighting.seenAt())).bind("cursor", sighting.cursor())
                    .bind("lists", sighting.listCursor()).bind("user", sighting
                            .userId().value())
                    .bind("device", sighting.deviceId().value()).add();
        }
        batch.execute();
    }

    @Override
    public Optional<RefreshToken> lockToken(String hash) {
        Optional<RefreshToken> seen = token(hash);
        seen.ifPresent(token -> lockDevice(token.userId(), token.deviceId()));
        // Read again: whoever held the lock may have exchanged it meanwhile.
        return seen.isPresent() ? token(hash) : seen;
    }

    @Override
    public void insert(RefreshToken token) {
        handle().createUpdate("""
                INSERT INTO refresh_tokens (user_id, token_hash, device_id, family, state, expires_at)
                VALUES (:user, :hash, :device, :family, :state, :expires)""").bind("user", token.userId().value()).bind(
                "hash", token.hash()).bind("device", token.deviceId().value()).bind("family", token.family()).bind(
                        "state", token.state().name())
                .bind("expires", Columns.time(token.expiresAt())).execute();
    }

    @Override
    public void changeStates(RefreshToken family, State from, State to) {
        handle().createUpdate("""
                UPDATE refresh_tokens SET state = :to WHERE user_id = :user AND family = :family AND state = :from""")
                .bind("to", to.name()).bind("from", from.name()).bind("user", family.userId().value()).bind("family",
                        family.family())
                .execute();
    }

    @Override
    public void setState(RefreshToken token, State state) {
        handle().createUpdate("UPDATE refresh_tokens SET state = :state WHERE user_id = :user AND token_hash = :hash")
                .bind("state", state.name()).bind("user", token.userId().value()).bind("hash", token.hash()).execute();
    }

    @Override
    public void deleteFamily(RefreshToken family) {
        handle().createUpdate("DELETE FROM refresh_tokens WHERE user_id = :user AND family = :family")
                .bind("user", family
                        .userId().value())
                .bind("family", family.family()).execute();
    }

    @Override
    public void deleteTokens(UserId userId, DeviceId deviceId) {
        handle().createUpdate("DELETE FROM refresh_tokens WHERE user_id = :user AND device_id = :device").bind("user",
                userId.value()).bind("device", deviceId.value()).execute();
    }

    @Override
    public void deleteTokensExpiredBefore(UserId userId, Instant time) {
        handle().createUpdate("DELETE FROM refresh_tokens WHERE user_id = :user AND expires_at < :time").bind("user",
                userId.value()).bind("time", Columns.time(time)).execute();
    }

    private Optional<RefreshToken> token(String hash) {
        return handle().createQuery("""
                SELECT user_id, token_hash, device_id, family, state, expires_at FROM refresh_tokens
                WHERE token_hash = :hash""").bind("hash", hash).map((row, context) -> new RefreshToken(new UserId(row
                .getString("user_id")), row.getString("token_hash"), new DeviceId(row.getString("device_id")), row
                        .getString("family"),
                State.valueOf(row.getString("state")), Columns.instant(row,
                        "expires_at")))
                .findOne();
    }

    private static Update bind(Update update, Device device) {
        return update.bind("user", device.userId().value()).bind("device", device.deviceId().value()).bind("name",
                device.name()).bind("seen", Columns.time(device.lastSeenAt())).bind("epoch", device.epoch()).bind(
                        "revoked", device.revoked());
    }
}
