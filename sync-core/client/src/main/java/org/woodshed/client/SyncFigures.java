package org.woodshed.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Digest;

/**
 * Where synchronisation stands.
 *
 * @param server   address of the connected server; null before the first connect
 * @param cursor   the last seq of the server's log that is applied here
 * @param digest   of what this laptop knows the server to hold
 * @param lastSync when everything was last in step
 * @param oldestPending since when the change that has waited longest waits; null if none does
 */
public record SyncFigures(@Nullable String server, @Nullable String email, String deviceId, String deviceName,
        int pending, int failed, int conflicts, long cursor, Digest digest, @Nullable Instant lastSync,
        @Nullable Instant oldestPending) {}
