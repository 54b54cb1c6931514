package org.woodshed.client.diagnostics;

/** How well syncing works, judged by the last hundred rounds. */
public enum Health {
    /** Nothing was tried yet. */
    UNKNOWN,
    /** More than 95 of 100 went well. */
    HEALTHY,
    /** More than 80 of 100 went well. */
    DEGRADED,
    /** Less. */
    UNHEALTHY;

    private static final int HEALTHY_ABOVE_PERCENT = 95;
    private static final int DEGRADED_ABOVE_PERCENT = 80;

    static Health of(int wentWell, int all) {
        if (all == 0) {
            return UNKNOWN;
        }
        int hundredfold = 100 * wentWell;
        if (hundredfold > HEALTHY_ABOVE_PERCENT * all) {
            return HEALTHY;
        }
        return hundredfold > DEGRADED_ABOVE_PERCENT * all ? DEGRADED : UNHEALTHY;
    }
}
