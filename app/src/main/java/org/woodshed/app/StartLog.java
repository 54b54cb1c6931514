package org.woodshed.app;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the start of the program has come, for whoever measures it: told in the detailed log, whose lines
 * carry the time. Thread-safe. */
final class StartLog {
    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

    private StartLog() {}

    /** @param what what has just come to be */
    static void reached(String what) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}, after {} ms of processor time", what, ProcessHandle.current().info().totalCpuDuration().map(
                    Duration::toMillis).orElse(-1L));
        }
    }
}
