package org.woodshed.server.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * SQL of a request's own transaction, with its values by name; a list is an array. It goes to the connection directly: these
 * are a thousand statements of forty values every second, and finding out anew how each value is to be bound takes a
 * multiple of the time of binding it. Belongs to one thread.
 */
final class NamedSql {
    private static final Pattern NAME = Pattern.compile(":(\\w+)");
    /** What was made of each text. All texts are the program's own, so that there are few. */
    private static final Map<String, Positions> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** @param text without a colon but before a name */
    NamedSql(String text) {
        this.text = text;
    }

    /** The same as JDBC wants it: with question marks, and whose value belongs to each. */
    private record Positions(String sql, List<String> names) {
        static Positions of(String text) {
            List<String> names = new ArrayList<>();
            String sql = NAME.matcher(text).replaceAll(match -> {
                names.add(match.group(1));
                return Matcher.quoteReplacement("?");
            });
            return new Positions(sql, List.copyOf(names));
        }
    }

    /** Reads what a statement brought. */
    interface Reader<T> {
        T read(PreparedStatement executed) throws SQLException;
    }

    /** @param value null for NULL; a list has one value for each row */
    NamedSql with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** The same values for a text that takes one row of them. */
    NamedSql ofOneRow(String otherText) {
        NamedSql one = new NamedSql(otherText);
        values.forEach((name, value) -> one.with(name, value instanceof List<?> column ? column.getFirst() : value));
        return one;
    }

    void execute(Handle handle) {
        execute(handle, executed -> true);
    }

    <T> T execute(Handle handle, Reader<T> reader) {
        Positions positions = positions();
        Connection connection = handle.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(positions.sql())) {
            bind(connection, statement, positions);
            statement.execute();
            return reader.read(statement);
        } catch (SQLException failure) {
            throw new StatementFailure(failure);
        }
    }

    /**
     * Executes them in order. What they call the same must be the same.
     *
     * @param inOneTrip true where the database takes several statements in one round trip
     */
    static void execute(Handle handle, Collection<NamedSql> statements, boolean inOneTrip) {
        if (!inOneTrip) {
            statements.forEach(statement -> statement.execute(handle));
            return;
        }
        StringJoiner texts = new StringJoiner(";\n");
        statements.forEach(statement -> texts.add(statement.text));
        NamedSql together = new NamedSql(texts.toString());
        statements.forEach(statement -> together.values.putAll(statement.values));
        together.execute(handle);
    }

    /** Executes the same text for several rows. */
    static void executeBatch(Handle handle, List<NamedSql> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Positions positions = rows.getFirst().positions();
        Connection connection = handle.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(positions.sql())) {
            for (NamedSql row : rows) {
                row.bind(connection, statement, positions);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new StatementFailure(failure);
        }
    }

    private Positions positions() {
        return KNOWN.computeIfAbsent(text, Positions::of);
    }

    private void bind(Connection connection, PreparedStatement statement, Positions positions) throws SQLException {
        for (int index = 0; index < positions.names().size(); index++) {
            String name = positions.names().get(index);
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                throw new IllegalStateException("no value for " + name);
            }
            bind(connection, statement, index + 1, value);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        switch (value) {
            // Only texts are ever absent.
            case null -> statement.setNull(position, Types.VARCHAR);
            case String some -> statement.setString(position, some);
            case Long number -> statement.setLong(position, number);
            case Boolean truth -> statement.setBoolean(position, truth);
            case OffsetDateTime time -> statement.setObject(position, time);
            case List<?> column -> statement.setArray(position, connection.createArrayOf(typeOf(column), column
                    .toArray()));
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static String typeOf(List<?> column) {
        for (Object value : column) {
            if (value != null) {
                return value instanceof Long ? "int8" : value instanceof Boolean ? "bool" : "varchar";
            }
        }
        return "varchar";
    }
}
