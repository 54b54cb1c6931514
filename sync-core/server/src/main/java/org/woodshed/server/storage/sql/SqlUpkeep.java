package org.woodshed.server.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.StoredAnswer;
import org.woodshed.server.storage.Upkeep;

/** Upkeep within one transaction. */
final class SqlUpkeep implements Upkeep {
    private static final String TOMBSTONES = "tombstones";
    private static final int AT_ONCE = 500;
    /** The device of conflict {@code k} has changed the entity since. */
    private static final String DECIDED = """
            EXISTS (SELECT l.change_id FROM entity_changes l WHERE l.user_id = k.user_id
                AND l.entity_id = k.entity_id AND l.entity_type = k.entity_type
                AND l.device_id = k.device_id AND l.seq > k.seq)""";

    private final Handle handle;

    SqlUpkeep(Handle handle) {
        this.handle = handle;
    }

    @Override
    public List<UserId> usersAfter(@Nullable UserId last, int limit) {
        return handle.createQuery("""
                SELECT user_id FROM users WHERE user_id > :last ORDER BY user_id FETCH FIRST :limit ROWS ONLY""").bind(
                "last", last == null ? "" : last.value()).bind("limit", limit).mapTo(String.class).map(UserId::new)
                .list();
    }

    @Override
    public boolean purgeTombstones(UserId userId, Instant deletedBefore) {
        // In seq order, which is that of time: what was looked at once comes back only with a new seq.
        List<Visited> page = handle.createQuery("""
                SELECT seq, entity_type, entity_id, deleted, changed_at FROM entities
                WHERE user_id = :user AND seq > :mark ORDER BY user_id, seq FETCH FIRST :limit ROWS ONLY""")
                .bind("user",
                        userId.value())
                .bind("mark", mark(userId)).bind("limit", AT_ONCE).map((row, context) -> visited(row))
                .list();
        List<Visited> old = page.stream().takeWhile(visited -> visited.changedAt().isBefore(deletedBefore)).toList();
        List<Visited> tombstones = old.stream().filter(Visited::deleted).toList();
        if (!tombstones.isEmpty()) {
            lock(userId);
            tombstones.forEach(tombstone -> empty(userId, tombstone));
        }
        if (!old.isEmpty()) {
            moveMark(userId, old.getLast().seq());
        }
        return old.size() == AT_ONCE;
    }

    @Override
    public long appliedByAll(UserId userId, Instant seenSince) {
        return handle.createQuery("""
                SELECT COALESCE(MIN(d.cursor_seq), MIN(u.last_seq)) AS seq
                FROM users u LEFT JOIN devices d ON d.user_id = u.user_id AND d.revoked = FALSE
                    AND d.last_seen_at >= :since
                WHERE u.user_id = :user""").bind("user", userId.value()).bind("since", Columns.time(seenSince)).mapTo(
                Long.class).findOne().orElse(0L);
    }

    @Override
    public int purgeHistory(UserId userId, long afterSeq, long upToSeq, Instant changedBefore) {
        lock(userId);
        long before = held(userId, afterSeq, upToSeq);
        int purged = handle.createUpdate("""
                UPDATE entity_changes SET delta = NULL, data = NULL
                WHERE user_id = :user AND seq > :after AND seq <= :upTo AND changed_at < :before AND data IS NOT NULL
                    AND seq < (SELECT e.seq FROM entities e WHERE e.user_id = entity_changes.user_id
                        AND e.entity_type = entity_changes.entity_type AND e.entity_id = entity_changes.entity_id)
                    AND NOT EXISTS (SELECT k.change_id FROM conflicts k WHERE k.user_id = entity_changes.user_id
                        AND k.entity_id = entity_changes.entity_id AND k.entity_type = entity_changes.entity_type
                        AND NOT\s""" + DECIDED + ")").bind("user", userId.value()).bind(
                "after", afterSeq).bind("upTo", upToSeq).bind("before", Columns.time(changedBefore)).execute();
        countLess(userId, before - held(userId, afterSeq, upToSeq));
        return purged;
    }

    /** Whoever changes an account's figures holds its row first, as writers do. */
    private void lock(UserId userId) {
        handle.createQuery("SELECT user_id FROM users WHERE user_id = :user FOR UPDATE").bind("user", userId.value())
                .mapTo(String.class).list();
    }

    private long held(UserId userId, long afterSeq, long upToSeq) {
        return handle.createQuery("""
                SELECT COALESCE(SUM(CHAR_LENGTH(data)), 0) FROM entity_changes
                WHERE user_id = :user AND seq > :after AND seq <= :upTo""").bind("user", userId.value()).bind("after",
                afterSeq).bind("upTo", upToSeq).mapTo(Long.class).one();
    }

    private void countLess(UserId userId, long length) {
        handle.createUpdate("UPDATE users SET log_length = log_length - :length WHERE user_id = :user").bind("length",
                length).bind("user", userId.value()).execute();
    }

    @Override
    public int deleteTokensExpiredBefore(Instant time) {
        return handle.createUpdate("DELETE FROM refresh_tokens WHERE expires_at < :time").bind("time", Columns.time(
                time)).execute();
    }

    @Override
    public int purgeAnswers(UserId userId, Instant upTo) {
        String old = " FROM idempotency_keys WHERE user_id = :user AND answered_at <= :time";
        return purge(userId, upTo, "SELECT answered_at" + old, "DELETE" + old, """
                UPDATE users SET answer_length = (SELECT COALESCE(SUM(CHAR_LENGTH(a.answer) + %d), 0)
                    FROM idempotency_keys a WHERE a.user_id = users.user_id)
                WHERE user_id = :user""".formatted(StoredAnswer.FRAME_LENGTH));
    }

    @Override
    public int purgeConflicts(UserId userId, Instant before) {
        String old = " FROM conflicts k WHERE k.user_id = :user AND k.occurred_at < :time AND " + DECIDED;
        return purge(userId, before, "SELECT k.occurred_at" + old, "DELETE" + old, """
                UPDATE users SET conflict_count = (SELECT COUNT(*) FROM conflicts k WHERE k.user_id = users.user_id)
                WHERE user_id = :user""");
    }

    /** Whose account has nothing to be forgotten is not kept waiting. What stays is counted anew. */
    private int purge(UserId userId, Instant time, String any, String delete, String count) {
        if (handle.createQuery(any + " FETCH FIRST ROW ONLY").bind("user", userId.value()).bind("time", Columns.time(
                time)).mapTo(OffsetDateTime.class).findOne().isEmpty()) {
            return 0;
        }
        lock(userId);
        int gone = handle.createUpdate(delete).bind("user", userId.value()).bind("time", Columns.time(time)).execute();
        handle.createUpdate(count).bind("user", userId.value()).execute();
        return gone;
    }

    private void empty(UserId userId, Visited tombstone) {
        String earlier = """
                WHERE user_id = :user AND entity_id = :id AND entity_type = :type AND seq < :seq
                    AND data IS NOT NULL""";
        long held = handle.createQuery("SELECT COALESCE(SUM(CHAR_LENGTH(data)), 0) FROM entity_changes " + earlier)
                .bind("user", userId.value()).bind("id", tombstone.id()).bind("type", tombstone.type()).bind("seq",
                        tombstone.seq())
                .mapTo(Long.class).one();
        handle.createUpdate("UPDATE entity_changes SET delta = NULL, data = NULL " + earlier).bind("user", userId
                .value()).bind("id", tombstone.id()).bind("type", tombstone.type()).bind("seq", tombstone.seq())
                .execute();
        countLess(userId, held);
    }

    private long mark(UserId userId) {
        return handle.createQuery("SELECT seq FROM upkeep WHERE user_id = :user AND task = :task").bind("user", userId
                .value()).bind("task", TOMBSTONES).mapTo(Long.class).findOne().orElse(0L);
    }

    private void moveMark(UserId userId, long seq) {
        int moved = handle.createUpdate("UPDATE upkeep SET seq = :seq WHERE user_id = :user AND task = :task").bind(
                "seq", seq).bind("user", userId.value()).bind("task", TOMBSTONES).execute();
        if (moved == 0) {
            handle.createUpdate("INSERT INTO upkeep (user_id, task, seq) VALUES (:user, :task, :seq)").bind("seq", seq)
                    .bind("user", userId.value()).bind("task", TOMBSTONES).execute();
        }
    }

    private static Visited visited(ResultSet row) throws SQLException {
        return new Visited(row.getLong("seq"), row.getString("entity_type"), row.getString("entity_id"), row.getBoolean(
                "deleted"), Columns.instant(row, "changed_at"));
    }

    private record Visited(long seq, String type, String id, boolean deleted, Instant changedAt) {}
}
