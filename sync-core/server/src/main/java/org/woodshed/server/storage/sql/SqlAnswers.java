package org.woodshed.server.storage.sql;

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
    public void put(StoredAnswer answer) {
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
