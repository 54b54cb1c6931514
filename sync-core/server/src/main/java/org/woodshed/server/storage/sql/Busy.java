package org.woodshed.server.storage.sql;

import java.util.Set;

/** The SQL states that mean: not now, but perhaps soon. */
final class Busy {
    /** Not the database's: stands for a pool that had no connection in time. */
    static final String NO_CONNECTION = "08W01";

    /** Lock time-outs and deadlocks of H2 (HYT00, 40001) and PostgreSQL (55P03, 40P01, 40001), lost connections. */
    private static final Set<String> STATES = Set.of("HYT00", "40001", "55P03", "40P01", "08006", "08001", "57P01",
            "57P03", NO_CONNECTION);

    private Busy() {}

    static boolean is(String sqlState) {
        return STATES.contains(sqlState);
    }
}
