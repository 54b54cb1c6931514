package org.woodshed.client.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Digest;

/** The one row of {@code sync_state}. */
final class SyncStateTable {
    private SyncStateTable() {}

    public static SyncState read(Handle handle) {
        return Sql.one(handle,
                "select s.*, operation_count, operation_xor from sync_state s join list_state l on l.id = s.id",
                row -> new SyncState(row.getString("server"), row.getString("email"), row.getString("user_id"), row
                        .getString("generation"), row.getLong("cursor"), row.getString("cursor_check"),
                        Digest.of(row
                                .getLong("entity_count"), row.getLong("digest_xor"),
                                Digest.Lists.of(row.getLong(
                                        "operation_count"), row.getLong("operation_xor"))),
                        row.getBoolean(
                                "repairing"),
                        row.getBoolean("rebasing"), Rows.instant(row,
                                "last_sync")));
    }

    static void signIn(Handle handle, String server, String email, String userId) {
        handle.execute("update sync_state set server = ?, email = ?, user_id = ?", server, email, userId);
    }

    /** The cursor moves only together with the data it covers. */
    static void moveCursor(Handle handle, String generation, long cursor, @Nullable String check) {
        Sql.update(handle, "update sync_state set generation = ?, cursor = ?, cursor_check = ?", generation, cursor,
                check);
    }

    /** Everything is to be read again from the start; nothing that waits is touched. */
    static void startRepair(Handle handle, @Nullable String generation) {
        handle.createUpdate("update sync_state set generation = :generation, cursor = 0, cursor_check = null,"
                + " repairing = true").bind("generation", generation).execute();
        handle.execute("update list_state set operation_count = 0, operation_xor = 0, lists_from = 0,"
                + " snapshot_count = 0");
    }

    /** As a repair, of another dataset than this is a copy of. */
    static void startRebase(Handle handle, @Nullable String generation) {
        startRepair(handle, generation);
        handle.execute("update sync_state set rebasing = true");
        handle.execute("delete from rebase_seen");
    }

    /** Everything has been read. */
    static void endRebase(Handle handle) {
        handle.execute("update sync_state set repairing = false, rebasing = false");
        ListTables.setResend(handle, true);
        handle.execute("delete from rebase_seen");
    }

    static void inStep(Handle handle, Instant now) {
        Sql.update(handle, "update sync_state set repairing = false, last_sync = ?", now.toEpochMilli());
    }
}
