package org.woodshed.server.storage.sql;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that is open and has the present schema. Thread-safe. What can't be done now but may be later is thrown as
 * {@link org.woodshed.server.errors.ApiException} {@code unavailable}.
 */
interface Database {
    /** True if it takes several statements in one round trip. */
    boolean inOneTrip();

    /**
     * Runs work whose transactions each see one instant. It may be run again.
     *
     * @param mayBeUnsafe asked afterwards: whether it may have seen what is committed and not yet safe; then it is made so
     */
    <T> T reading(Function<Jdbi, T> work, BooleanSupplier mayBeUnsafe);

    /** As {@link #reading(Function, BooleanSupplier)}, for what may be gone again after a power cut. */
    default <T> T reading(Function<Jdbi, T> work) {
        return reading(work, () -> false);
    }

    /** Runs work whose transactions are READ COMMITTED; returns when what they committed is safe from power loss. */
    <T> T writing(Function<Jdbi, T> work);

    /** False while nothing can be stored. */
    boolean takesChanges();

    /** Writes a copy to a file that is not there yet. */
    void backUp(Path file);

    /** Ends it. */
    void shutDown();
}
