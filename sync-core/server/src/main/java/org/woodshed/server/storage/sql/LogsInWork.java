package org.woodshed.server.storage.sql;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.woodshed.model.UserId;

/**
 * Whose logs somebody writes: what can be read in them may be committed and not yet safe from power loss. Thread-safe.
 */
final class LogsInWork {
    private final ConcurrentMap<UserId, Integer> writers = new ConcurrentHashMap<>();

    <T> T during(UserId userId, Supplier<T> writing) {
        writers.merge(userId, 1, Integer::sum);
        try {
            return writing.get();
        } finally {
            writers.compute(userId, (user, count) -> count == null || count == 1 ? null : count - 1);
        }
    }

    boolean isWritten(UserId userId) {
        return writers.containsKey(userId);
    }
}
