package org.woodshed.server.changes;

import org.jspecify.annotations.Nullable;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;

/**
 * How far a laptop says it knows a user's log.
 *
 * @param generation null on a laptop that knows none yet
 * @param check      the random text that came with the seq; null with seq 0
 */
record Cursor(@Nullable String generation, long seq, @Nullable String check) {
    /**
     * Compares with the log.
     *
     * @throws org.woodshed.server.errors.ApiException {@code generation_mismatch} if this cursor never was one of it
     */
    void require(LogReader log) {
        requireWithin(log);
        LogHead head = log.head();
        if (seq > 0 && !checkFits(log, head)) {
            throw Refusals.otherDataset(head.generation(), "check");
        }
    }

    /** As {@link #require}, for a laptop that does not send the check. */
    void requireWithin(LogReader log) {
        LogHead head = log.head();
        if (generation != null && !generation.equals(head.generation())) {
            throw Refusals.otherDataset(head.generation(), "generation");
        }
        if (seq > head.lastSeq()) {
            throw Refusals.otherDataset(head.generation(), "cursor");
        }
    }

    private boolean checkFits(LogReader log, LogHead head) {
        String expected = seq == head.lastSeq() ? head.lastCheck() : log.checkAt(seq).orElse(null);
        return expected != null && expected.equals(check);
    }
}
