package org.woodshed.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.Storage;

/** An account's devices. Thread-safe. */
public final class Devices {
    private final Storage storage;
    private final DeviceActivity activity;
    private final Fanout fanout;
    private final InstantSource clock;

    Devices(Storage storage, DeviceActivity activity, Fanout fanout, InstantSource clock) {
        this.storage = storage;
        this.activity = activity;
        this.fanout = fanout;
        this.clock = clock;
    }

    /** All that are not revoked, oldest first. */
    public List<Device> list(UserId userId) {
        return storage.readAccounts(accounts -> accounts.devices(userId)).stream().map(activity::upToDate).toList();
    }

    /** The seq that a device last said it had applied; 0 if it is unknown. */
    public long applied(UserId userId, DeviceId deviceId) {
        return storage.readAccounts(accounts -> accounts.device(userId, deviceId)).map(activity::upToDate).map(
                Device::cursor).orElse(0L);
    }

    /**
     * Gives a device another name.
     *
     * @throws ApiException {@code not_found}
     */
    public Device rename(UserId userId, DeviceId deviceId, String name) {
        return storage.writeAccounts(accounts -> {
            Device renamed = lock(accounts, userId, deviceId).withName(name.strip());
            accounts.update(renamed);
            return renamed;
        });
    }

    /**
     * Signs a device out until its musician signs in on it again; its sockets close at once.
     *
     * @throws ApiException {@code not_found}
     */
    public void revoke(UserId userId, DeviceId deviceId) {
        fanout.publish(storage.writeAccounts(accounts -> revoke(accounts, userId, deviceId, clock
                .instant())));
    }

    /** The same within a transaction; what it returns has to be published once that is committed. */
    static FanoutEvent.TokensCalledIn revoke(AccountWriter accounts, UserId userId, DeviceId deviceId,
            Instant now) {
        Device device = lock(accounts, userId, deviceId).calledIn(true);
        accounts.deleteTokens(userId, deviceId);
        accounts.update(device);
        accounts.audit(new AuditEvent(userId, AuditEvent.Kind.DEVICE_REVOKED, deviceId, now));
        return new FanoutEvent.TokensCalledIn(userId, deviceId, device.epoch());
    }

    private static Device lock(AccountWriter accounts, UserId userId, DeviceId deviceId) {
        Optional<Device> device = accounts.lockDevice(userId, deviceId);
        return device.filter(present -> !present.revoked()).orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND,
                "There is no such device"));
    }
}
