package org.woodshed.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.RefreshToken.State;

/** Changes accounts, devices and tokens. Valid within the transaction that handed it out. */
public interface AccountWriter extends AccountReader {
    /** True if somebody has registered here before. */
    boolean firstUserIsTaken();

    /** Claims the place of the first user; of two at once, the second's transaction fails and is run again. */
    void takeFirstUser(UserId userId);

    void insert(Account account);

    void audit(AuditEvent event);

    /** The account, its row locked until the end of the transaction. */
    Optional<Account> lockAccount(UserId userId);

    void setPasswordHash(UserId userId, String hash);

    /** Deletes everything that any table holds of an account that is locked. */
    void erase(UserId userId);

    /** The account a device belongs to. */
    Optional<UserId> ownerOf(DeviceId deviceId);

    void insert(Device device);

    /** The device, its row locked until the end of the transaction: what is not locked another may change meanwhile. */
    Optional<Device> lockDevice(UserId userId, DeviceId deviceId);

    /** Writes name, last sighting, epoch and revocation of a device. */
    void update(Device device);

    /** Records sightings; a cursor never moves back by it. */
    void record(List<DeviceSighting> sightings);

    /** The token with this hash, its device's row locked until the end of the transaction. */
    Optional<RefreshToken> lockToken(String hash);

    void insert(RefreshToken token);

    /** Gives another state to all of a family's tokens that are in the given one. */
    void changeStates(RefreshToken family, State from, State to);

    void setState(RefreshToken token, State state);

    void deleteFamily(RefreshToken family);

    void deleteTokens(UserId userId, DeviceId deviceId);

    void deleteTokensExpiredBefore(UserId userId, Instant time);
}
