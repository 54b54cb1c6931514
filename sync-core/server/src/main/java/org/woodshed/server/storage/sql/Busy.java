package org.woodshed.server.storage.sql;

import java.util.Set;

/** The SQL states that mean: not now, but perhaps soon. */
final class Busy {
    /** Not the database's: stands for a pool that had no connection in time. */
    static final String NO_CONNECTION = "08W01";
    /** Lock time-outs and deadlocks of H2 (HYT00, 40001) and PostgreSQL (55P03, 40P01, 40001), and its time limits. */
    private static final Set<String> ROLLED_BACK = Set.of("HYT00", "40001", "55P03", "40P01", "57014", "53300",
            NO_CONNECTION);
    /** A connection that broke, or whose server stops, starts or took it for idle. */
    private static final Set<String> LOST = Set.of("08000", "08001", "08003", "08006", "57P01", "57P02", "57P03",
            "25P03");

    private Busy() {}

    /** True if the transaction was rolled back for sure. */
    static boolean is(String sqlState) {
        return ROLLED_BACK.contains(sqlState);
    }

    /** True if nobody knows whether a commit that was under way was done. */
    static boolean isLost(String sqlState) {
        return LOST.contains(sqlState);
    }
}
