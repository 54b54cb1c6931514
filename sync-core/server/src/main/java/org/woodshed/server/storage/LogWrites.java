package org.woodshed.server.storage;

import java.time.Instant;
import java.util.List;
import org.woodshed.model.DeviceId;

/**
 * What one request adds to a user's log: all of it is written at once.
 *
 * @param author   the device that sent the request
 * @param at       by the server's clock
 * @param created  entities that were not there before
 * @param changed  entities that were
 * @param accepted every change that was accepted
 * @param head     where the log stands after it
 */
public record LogWrites(DeviceId author, Instant at, List<StoredEntity> created, List<StoredEntity> changed,
        List<LoggedChange> accepted, LogHead head) {}
