package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round trip of version 2: what this laptop did, and how far it knows what others did.
 *
 * @param generation             names the user's dataset; absent on a laptop's first request
 * @param lastKnownServerVersion the cursor: the last seq this laptop has applied; 0 = none
 * @param check                  the opaque text that came with the cursor; absent with cursor 0
 * @param limit                  most items wanted in {@code newChanges}
 * @param listsFrom              list operations at or below this seq are left out
 */
public record SyncRequest(@Nullable String generation, Long lastKnownServerVersion, @Nullable String check,
        @Nullable Integer schema, @Nullable Integer limit, @Nullable Long listsFrom,
        @Nullable List<Change> changes) {
    /** @throws IllegalArgumentException if a part is missing or out of range */
    public SyncRequest {
        Required.notNegative("lastKnownServerVersion", lastKnownServerVersion);
        Required.optionalText("check", check, Limits.MAX_CHECK_LENGTH);
        if (lastKnownServerVersion > 0 && check == null) {
            throw new InvalidPartException("check", "is missing: it belongs to a cursor above 0");
        }
        if (listsFrom != null) {
            Required.notNegative("listsFrom", listsFrom);
        }
        if (limit != null && limit < 1) {
            throw new InvalidPartException("limit", "must be 1 or more");
        }
    }

    /** The changes in the order they were made; empty where none were sent. */
    public List<Change> changesOrNone() {
        return changes == null ? List.of() : changes;
    }
}
