package org.woodshed.client.store;

import org.jdbi.v3.core.Handle;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;

/** Writes shadows, and keeps the digest over them up to date. For one transaction. */
final class ShadowWriter {
    private final Handle handle;
    private final RowBatch rows;
    private final RowBatch gone;
    private long added;
    private long xor;

    ShadowWriter(Handle handle) {
        this.handle = handle;
        this.rows = new RowBatch(handle, "merge into shadow (entity_type, entity_id, version, deleted, data, item_hash)"
                + " key (entity_type, entity_id) values (?, ?, ?, ?, ?, ?)");
        this.gone = new RowBatch(handle, "delete from shadow where entity_type = ? and entity_id = ?");
    }

    void add(WorkLoader.Loaded before, EntityState after) {
        if (after.equals(before.work().shadow())) {
            return;
        }
        if (after.version() == 0) {
            added--;
            xor ^= before.itemHash();
            gone.add(after.type().wireName(), after.id().value());
            return;
        }
        long hash = Digest.itemHash(after);
        added += before.work().shadow().version() == 0 ? 1 : 0;
        xor ^= before.itemHash() ^ hash;
        rows.add(after.type().wireName(), after.id().value(), after.version(), after.deleted(),
                Json.write(after.data()),
                hash);
    }

    void write() {
        if (!rows.isEmpty() || !gone.isEmpty()) {
            rows.write();
            gone.write();
            Sql.update(handle, "update sync_state set entity_count = entity_count + ?, digest_xor = bitxor(digest_xor,"
                    + " cast(? as bigint))", added, xor);
        }
    }
}
