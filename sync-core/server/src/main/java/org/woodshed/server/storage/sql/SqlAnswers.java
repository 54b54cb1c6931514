package org.woodshed.server.storage.sql;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.AnswerStore;
import org.woodshed.server.storage.StoredAnswer;

/** One user's stored answers within one transaction. */
final class SqlAnswers implements AnswerStore {
    private final Handle handle;
    private final UserId userId;

    SqlAnswers(Handle handle, UserId userId) {
        this.handle = handle;
        this.userId = userId;
    }

    @Override
    public Optional<StoredAnswer> find(DeviceId deviceId, String key) {
        return handle.createQuery("""
                SELECT address, body_hash, answered_at, answer FROM idempotency_keys
                WHERE user_id = :user AND device_id = :device AND idempotency_key = :key""").bind("user", userId
                .value()).bind("device", deviceId.value()).bind("key", key).map((row, context) -> new StoredAnswer(
                        deviceId, key, row.getString("address"), row.getString("body_hash"), Columns.instant(row,
                                "answered_at"),
                        row.getString("answer")))
                .findOne();
    }

    @Override
    public long length() {
        return handle.createQuery("SELECT answer_length FROM users WHERE user_id = :user").bind("user", userId.value())
                .mapTo(Long.class).one();
    }

    @Override
    public Optional<Instant> oldest() {
        return handle.createQuery("SELECT answered_at FROM idempotency_keys WHERE user_id = :user ORDER BY user_id,"
                + " answered_at FETCH FIRST ROW ONLY").bind("user", userId.value()).map((row, context) -> Columns
                        .instant(row, "answered_at"))
                .findOne();
    }

    @Override
    public void put(StoredAnswer answer) {
        long replaced = find(answer.deviceId(), answer.key()).map(StoredAnswer::length).orElse(0L);
        handle.createUpdate("UPDATE users SET answer_length = answer_length + :more WHERE user_id = :user").bind("more",
                answer.length() - replaced).bind("user", userId.value()).execute();
        handle.createUpdate("""
                DELETE FROM idempotency_keys
                WHERE user_id = :user AND device_id = :device AND idempotency_key = :key""").bind("user", userId
                .value()).bind("device", answer.deviceId().value()).bind("key", answer.key()).execute();
        handle.createUpdate("""
                INSERT INTO idempotency_keys (user_id, device_id, idempotency_key, address, body_hash, answered_at,
                    answer)
                VALUES (:user, :device, :key, :address, :hash, :at, :answer)""").bind("user", userId.value()).bind(
                "device", answer.deviceId().value()).bind("key", answer.key()).bind("address", answer.address()).bind(
                        "hash", answer.bodyHash())
                .bind("at", Columns.time(answer.answeredAt())).bind("answer", answer
                        .body())
                .execute();
    }
}
