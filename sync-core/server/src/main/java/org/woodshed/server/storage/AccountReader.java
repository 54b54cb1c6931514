package org.woodshed.server.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

/** Looks up accounts and devices. Valid within the transaction that handed it out. */
public interface AccountReader {
    /** The account with this normalised address. */
    Optional<Account> accountByEmail(String email);

    Optional<Account> account(UserId userId);

    Optional<Device> device(UserId userId, DeviceId deviceId);

    /** All devices that are not revoked, oldest first. */
    List<Device> devices(UserId userId);

    /** How each of these devices stands; without those that are revoked or gone. */
    Map<DeviceId, DeviceStanding> standings(Map<DeviceId, UserId> owners);

    /** The users who have snapshots of their lists. */
    List<UserId> usersWithSnapshots();
}
