package org.woodshed.server.storage.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * One statement that writes, with its values by name. A list writes one row for each of its items, all in this one
 * statement. Belongs to one thread.
 */
final class Write {
    private final String sql;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Write(String sql) {
        this.sql = sql;
    }

    /** @param value null for NULL; a list has one value for each row */
    Write with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /**
     * Executes the writes in order. What they call the same must be the same.
     *
     * @param inOneTrip true where the database takes several statements in one round trip
     */
    static void execute(Handle handle, Collection<Write> writes, boolean inOneTrip) {
        if (!inOneTrip) {
            writes.forEach(write -> write.execute(handle));
            return;
        }
        StringJoiner all = new StringJoiner(";\n");
        Map<String, @Nullable Object> values = new HashMap<>();
        writes.forEach(write -> {
            all.add(write.sql);
            values.putAll(write.values);
        });
        Write together = new Write(all.toString());
        together.values.putAll(values);
        together.execute(handle);
    }

    /** Executes writes of the same statement for one row each. */
    static void executeBatch(Handle handle, List<Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(writes.getFirst().sql)) {
            for (Write write : writes) {
                write.values.forEach(batch::bind);
                batch.add();
            }
            batch.execute();
        }
    }

    private void execute(Handle handle) {
        try (Update update = handle.createUpdate(sql)) {
            values.forEach((name, value) -> bind(update, name, value));
            update.execute();
        }
    }

    private static void bind(Update update, String name, @Nullable Object value) {
        if (value instanceof List<?> column) {
            update.bindArray(name, typeOf(column), column);
        } else {
            update.bind(name, value);
        }
    }

    private static Class<?> typeOf(List<?> column) {
        for (Object value : column) {
            if (value != null) {
                return value.getClass();
            }
        }
        return String.class;
    }
}
