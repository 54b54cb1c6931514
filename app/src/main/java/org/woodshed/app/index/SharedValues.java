package org.woodshed.app.index;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Equal values as one object: a hundred thousand entries name a few pieces, days, tags and instruments. Thread-safe. */
final class SharedValues {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /** The first value that was equal to this one; it must never change. */
    @SuppressWarnings("unchecked") // What is kept under a value is equal to it, and so of its class, or any kind of set
    <T> T one(T value) {
        Object first = values.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }

    /** Names as they are compared. */
    Set<String> names(Set<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        Set<String> copy = Set.copyOf(names);
        return one(copy);
    }
}
