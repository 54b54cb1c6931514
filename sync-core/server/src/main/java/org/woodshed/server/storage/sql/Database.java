package org.woodshed.server.storage.sql;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that is open and has the present schema.
 *
 * @param writing   transactions are READ COMMITTED
 * @param reading   all a transaction reads is of one instant
 * @param inOneTrip true if it takes several statements in one round trip
 * @param makeSafe  returns when everything committed before the call is safe from power loss
 * @param backup    writes a copy to a file that is not there yet
 * @param shutDown  ends it
 */
record Database(Jdbi writing, Jdbi reading, boolean inOneTrip, Runnable makeSafe, Consumer<Path> backup,
        Runnable shutDown) {}
