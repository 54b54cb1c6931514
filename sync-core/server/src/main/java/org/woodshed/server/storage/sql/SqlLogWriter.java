package org.woodshed.server.storage.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.AnswerStore;
import org.woodshed.server.storage.ConflictStore;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.RecordedChange;
import org.woodshed.server.storage.StoredEntity;

/** One user's log within one transaction that has locked its head. */
final class SqlLogWriter extends SqlLogReader implements LogWriter {
    private final boolean inOneTrip;
    private long added;
    private long logged;

    /** @param inOneTrip true where the database takes several statements in one round trip */
    SqlLogWriter(Handle handle, UserId userId, LogOpening.Opened opened, boolean inOneTrip) {
        super(handle, userId, opened);
        this.inOneTrip = inOneTrip;
    }

    @Override
    public Map<EntityKey, StoredEntity> entities() {
        return opened().entities();
    }

    @Override
    public Map<ChangeId, RecordedChange> recorded() {
        return opened().recorded();
    }

    @Override
    public boolean changedByOthers(EntityKey key, long afterVersion, DeviceId device) {
        return query("""
                SELECT seq FROM entity_changes
                WHERE user_id = :user AND entity_id = :id AND entity_type = :type AND version > :version
                    AND effective = TRUE AND device_id <> :device
                FETCH FIRST ROW ONLY""").bind("id", key.id().value()).bind("type", key.type().wireName()).bind(
                "version", afterVersion).bind("device", device.value()).mapTo(Long.class).findOne().isPresent();
    }

    @Override
    public boolean entriesNamePiece(EntityId pieceId) {
        // Data is stored in canonical form, in which an item's piece is always spelled just so.
        return query("""
                SELECT seq FROM entities
                WHERE user_id = :user AND entity_type = :type AND deleted = FALSE AND POSITION(:mark IN data) > 0
                FETCH FIRST ROW ONLY""").bind("type", EntityType.LOGBOOK_ENTRY.wireName()).bind("mark", "\"pieceId\":\""
                + pieceId + "\"").mapTo(Long.class).findOne().isPresent();
    }

    @Override
    public void write(LogWrites writes) {
        List<NamedSql> all = new ArrayList<>();
        if (!writes.created().isEmpty()) {
            all.add(LogTables.created(userId(), writes));
        }
        all.add(LogTables.accepted(userId(), writes));
        all.add(LogTables.head(userId(), writes.head(), storedLength(), loggedLength()));
        if (writes.changed().size() == 1) {
            all.add(LogTables.changed(userId(), writes, writes.changed().getFirst()));
        } else {
            NamedSql.executeBatch(handle(), writes.changed().stream().map(entity -> LogTables.changed(userId(), writes,
                    entity)).toList());
        }
        NamedSql.execute(handle(), all, inOneTrip);
    }

    @Override
    public long storedLength() {
        return opened().storedLength() + added;
    }

    @Override
    public void countStored(long length) {
        added += length;
    }

    @Override
    public long loggedLength() {
        return opened().loggedLength() + logged;
    }

    @Override
    public void countLogged(long length) {
        logged += length;
    }

    @Override
    public ConflictStore conflicts() {
        return new SqlConflicts(handle(), userId(), head().lastSeq());
    }

    @Override
    public AnswerStore answers() {
        return new SqlAnswers(handle(), userId());
    }

    @Override
    public void moveHead(LogHead head) {
        LogTables.head(userId(), head, storedLength(), loggedLength()).execute(handle());
    }
}
