package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.AccountReader;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.DeviceStanding;

/** Looks up accounts and devices within one transaction. */
class SqlAccountReader implements AccountReader {
    static final String SELECT_ACCOUNT =
            "SELECT user_id, email, password_hash, created_at, generation FROM users ";
    static final String SELECT_DEVICE =
            "SELECT user_id, device_id, name, created_at, last_seen_at, cursor_seq, epoch, revoked FROM devices ";

    private final Handle handle;

    SqlAccountReader(Handle handle) {
        this.handle = handle;
    }

    Handle handle() {
        return handle;
    }

    @Override
    public Optional<Account> accountByEmail(String email) {
        return handle.createQuery(SELECT_ACCOUNT + "WHERE email = :email").bind("email", email).map((row,
                context) -> account(row)).findOne();
    }

    @Override
    public Optional<Account> account(UserId userId) {
        return handle.createQuery(SELECT_ACCOUNT + "WHERE user_id = :user").bind("user", userId.value()).map((row,
                context) -> account(row)).findOne();
    }

    @Override
    public Optional<Device> device(UserId userId, DeviceId deviceId) {
        return handle.createQuery(SELECT_DEVICE + "WHERE user_id = :user AND device_id = :device").bind("user", userId
                .value()).bind("device", deviceId.value()).map((row, context) -> device(row)).findOne();
    }

    @Override
    public List<Device> devices(UserId userId) {
        return handle.createQuery(SELECT_DEVICE
                + "WHERE user_id = :user AND revoked = FALSE ORDER BY created_at, device_id").bind("user", userId
                        .value())
                .map((row, context) -> device(row)).list();
    }

    @Override
    public Map<DeviceId, DeviceStanding> standings(Map<DeviceId, UserId> owners) {
        List<Map.Entry<DeviceId, UserId>> devices = List.copyOf(owners.entrySet());
        Map<DeviceId, DeviceStanding> standings = new HashMap<>();
        handle.createQuery("""
                SELECT d.device_id, d.epoch, u.generation, u.last_seq
                FROM UNNEST(CAST(:users AS VARCHAR(64) ARRAY), CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted(owner, id)
                    JOIN devices d ON d.user_id = wanted.owner AND d.device_id = wanted.id AND d.revoked = FALSE
                    JOIN users u ON u.user_id = wanted.owner""").bindArray("users", String.class, devices.stream().map(
                device -> device.getValue().value()).toList()).bindArray("ids", String.class, devices.stream().map(
                        device -> device.getKey().value()).toList())
                .map((row, context) -> Map.entry(new DeviceId(row.getString("device_id")), new DeviceStanding(row
                        .getLong("epoch"), row.getString("generation"), row.getLong("last_seq"))))
                .forEach(
                        entry -> standings.put(entry.getKey(), entry.getValue()));
        return standings;
    }

    @Override
    public List<UserId> usersWithSnapshots() {
        return handle.createQuery("SELECT DISTINCT user_id FROM list_snapshots").mapTo(String.class).map(UserId::new)
                .list();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(new UserId(row.getString("user_id")), row.getString("email"), row.getString(
                "password_hash"), Columns.instant(row, "created_at"), row.getString("generation"));
    }

    static Device device(ResultSet row) throws SQLException {
        return new Device(new UserId(row.getString("user_id")), new DeviceId(row.getString("device_id")), row.getString(
                "name"), Columns.instant(row, "created_at"), Columns.instant(row, "last_seen_at"),
                row.getLong(
                        "cursor_seq"),
                row.getLong("epoch"), row.getBoolean("revoked"));
    }
}
