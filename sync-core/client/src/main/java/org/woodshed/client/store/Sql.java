package org.woodshed.client.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Statements that run with every change or before the first screen is drawn, straight through JDBC: what Jdbi does about a
 * statement takes as long as what H2 does, and its first statement in a process has Java get ready to record it (30 ms). H2
 * keeps them parsed. For one transaction.
 */
final class Sql {
    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query, its {@code ?} being these values. */
    static <T> List<T> query(Handle handle, String query, Reader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(query)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    /** The one row that a query always has. */
    static <T> T one(Handle handle, String query, Reader<T> reader, @Nullable Object... values) {
        return query(handle, query, reader, values).getFirst();
    }

    /** Runs a statement; how many rows it changed. */
    static int update(Handle handle, String statement, @Nullable Object... values) {
        return updateAll(handle, statement, List.<@Nullable Object[]>of(values));
    }

    /** Runs a statement once for each row of values; how many rows that changed. */
    static int updateAll(Handle handle, String update, List<@Nullable Object[]> rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(update)) {
            int changed = 0;
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                changed += statement.executeUpdate();
            }
            return changed;
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            int parameter = index + 1;
            switch (values[index]) {
                case null -> statement.setNull(parameter, Types.NULL);
                case String text -> statement.setString(parameter, text);
                case Long number -> statement.setLong(parameter, number);
                case Integer number -> statement.setInt(parameter, number);
                case Boolean truth -> statement.setBoolean(parameter, truth);
                case Object other -> statement.setObject(parameter, other);
            }
        }
    }

    /** H2 refused a statement. */
    private static final class SqlFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlFailure(SQLException cause) {
            super(cause);
        }
    }
}
