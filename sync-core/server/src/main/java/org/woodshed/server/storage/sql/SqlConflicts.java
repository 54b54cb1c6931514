package org.woodshed.server.storage.sql;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.ConflictRecord;
import org.woodshed.server.storage.ConflictStore;

/** One user's conflicts within one transaction that has locked the user's row. */
final class SqlConflicts implements ConflictStore {
    private final Handle handle;
    private final UserId userId;
    private final long lastSeq;

    /** @param lastSeq where the log stands */
    SqlConflicts(Handle handle, UserId userId, long lastSeq) {
        this.handle = handle;
        this.userId = userId;
        this.lastSeq = lastSeq;
    }

    @Override
    public long count() {
        return handle.createQuery("SELECT conflict_count FROM users WHERE user_id = :user").bind("user", userId.value())
                .mapTo(Long.class).one();
    }

    @Override
    public boolean remembers(ChangeId changeId) {
        return handle.createQuery("SELECT seq FROM conflicts WHERE user_id = :user AND change_id = :change").bind(
                "user", userId.value()).bind("change", changeId.value()).mapTo(Long.class).findOne().isPresent();
    }

    @Override
    public void put(DeviceId author, Instant at, List<ConflictRecord> conflicts) {
        PreparedBatch earlier = handle.prepareBatch(
                "DELETE FROM conflicts WHERE user_id = :user AND change_id = :changeId");
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO conflicts (user_id, change_id, entity_type, entity_id, device_id, reason, seq, occurred_at)
                VALUES (:user, :changeId, :type, :id, :device, :reason, :seq, :at)""");
        for (ConflictRecord conflict : conflicts) {
            earlier.bind("user", userId.value()).bind("changeId", conflict.changeId().value()).add();
            batch.bind("user", userId.value()).bind("changeId", conflict.changeId().value()).bind("type", conflict
                    .key().type().wireName()).bind("id", conflict.key().id().value()).bind("device", author.value())
                    .bind("reason", conflict.reason()).bind("seq", lastSeq).bind("at", Columns.time(at)).add();
        }
        int replaced = Arrays.stream(earlier.execute()).sum();
        batch.execute();
        handle.createUpdate("UPDATE users SET conflict_count = conflict_count + :more WHERE user_id = :user").bind(
                "more", conflicts.size() - replaced).bind("user", userId.value()).execute();
    }
}
