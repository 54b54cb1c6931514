package org.woodshed.server.fanout;

import java.util.List;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SocketMessage;

/** Something that happened to one account, after it was committed. */
public sealed interface FanoutEvent {
    UserId userId();

    /**
     * Changes of one request, in seq order.
     *
     * @param origin the device that made them, and need not be told
     */
    record Changes(UserId userId, DeviceId origin, List<SocketMessage.Broadcast> broadcasts) implements FanoutEvent {}

    /** All of a device's tokens were called in that are of an epoch before this one. */
    record TokensCalledIn(UserId userId, DeviceId deviceId, long epoch) implements FanoutEvent {}
}
