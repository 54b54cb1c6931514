package org.woodshed.server.v1;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.Batch;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.Scope;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.maintenance.Retention;
import org.woodshed.server.storage.AnswerStore;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.StoredAnswer;

/**
 * Writes once for each idempotency key. The answer is stored in the transaction that writes, under the lock of the user's
 * row: of two at once, on whatever nodes, one runs while the other waits and then finds its answer, and a crash leaves both
 * or neither. Thread-safe.
 */
public final class AnswerOnce {
    private final ChangeService service;
    private final InstantSource clock;

    public AnswerOnce(ChangeService service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * An answer that is still to be written as JSON.
     *
     * @param complete false if sending the same again might bring more, so that it must not be stored
     */
    record Answer(Object body, boolean complete) {}

    /**
     * Runs the work, unless it was run before.
     *
     * @param key null for a request that may run each time it comes
     * @throws ApiException {@code idempotency_key_reused} if the key was another request's, {@code rate_limited} if there
     *                      is no room to keep the answer
     */
    Reply answer(Author author, @Nullable RequestKey key, List<EntityKey> keys,
            BiFunction<LogWriter, Batch, Answer> work) {
        return service.compose(author, new Scope(keys, List.of()), (log, batch) -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<StoredAnswer> before = stored(log, author, key, now);
            if (before.isPresent()) {
                return new Reply(before.get().body(), true);
            }
            if (key != null) {
                requireRoom(log.answers(), now);
            }
            Answer answer = work.apply(log, batch);
            String body = Json.write(answer.body());
            if (key != null && answer.complete()) {
                log.answers().put(new StoredAnswer(author.deviceId(), key.key(), key.address(), key.bodyHash(), now,
                        body));
            }
            return new Reply(body, false);
        });
    }

    private static Optional<StoredAnswer> stored(LogWriter log, Author author, @Nullable RequestKey key, Instant now) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<StoredAnswer> stored = log.answers().find(author.deviceId(), key.key()).filter(answer -> answer
                .answeredAt().isAfter(now.minus(Retention.ANSWERS)));
        if (stored.isPresent() && !isOf(stored.get(), key)) {
            throw ApiException.of(ErrorCode.IDEMPOTENCY_KEY_REUSED, "This " + RequestKey.HEADER
                    + " was another request's, which was answered. Nothing was changed now: send this one with a new key");
        }
        return stored;
    }

    /** Refuses before anything is written: what was promised to be kept for a day is not given up for something newer. */
    private void requireRoom(AnswerStore answers, Instant now) {
        if (answers.length() >= service.answerQuota()) {
            Instant room = answers.oldest().orElse(now).plus(Retention.ANSWERS);
            throw ApiException.rateLimited("There is no room for more answers to requests with an " + RequestKey.HEADER
                    + ", which are kept for a day. Nothing was changed: send this one later, or without a key",
                    Duration
                            .between(now, room));
        }
    }

    private static boolean isOf(StoredAnswer answer, RequestKey key) {
        return answer.address().equals(key.address()) && answer.bodyHash().equals(key.bodyHash());
    }
}
