package org.woodshed.server.storage.sql;

import java.io.Serial;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A statement that did not go through Jdbi failed; whoever handles failures of those that do handles it as well. */
final class StatementFailure extends JdbiException {
    @Serial
    private static final long serialVersionUID = 1L;

    StatementFailure(SQLException cause) {
        super(cause);
    }
}
