package org.woodshed.client.store;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.EntityKey;

/** Which entities another dataset turned out to hold, while it is read from the start. */
final class RebaseTable {
    private RebaseTable() {}

    static void see(Handle handle, Collection<EntityKey> keys) {
        RowBatch rows = new RowBatch(handle, "merge into rebase_seen (entity_type, entity_id) values (?, ?)");
        keys.forEach(key -> rows.add(key.type().wireName(), key.id().value()));
        rows.write();
    }

    /** What the laptop had confirmed, and the dataset does not hold. */
    static List<EntityKey> unseen(Handle handle) {
        return handle.createQuery("select entity_type, entity_id from shadow except select entity_type, entity_id from"
                + " rebase_seen").map((row, context) -> Rows.key(row)).list();
    }
}
