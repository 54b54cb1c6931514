package org.woodshed.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.store.DurableCommit;

/**
 * Brings a file to this version's schema: versioned scripts, forward only, each in order and once. Flyway would do the same at the price of a third of the start-up time.
 */
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of("V1__logbook.sql", "V2__rebase.sql", "V5__merging.sql", "V7__lists.sql", "V11__list_snapshots.sql",
                    "V8__who_and_when.sql", "V12__timer.sql", "V13__last_attempt.sql", "V20__unsent_history.sql",
                    "V22__read_less.sql");

    private Migrations() {}

    /**
     * Whether there are scripts that the file has not seen.
     *
     * @throws StoreException if a newer version of the program wrote it
     */
    static boolean isBehind(Handle handle, Path folder) {
        int present = present(handle);
        if (present > SCRIPTS.size()) {
            throw new StoreException(StoreException.Kind.NEWER, "The logbook in " + folder
                    + " was written by a newer Woodshed. Nothing was changed. Update Woodshed to open it.", null);
        }
        return present < SCRIPTS.size();
    }

    /** How many versions of the schema there have been. */
    static int versions() {
        return SCRIPTS.size();
    }

    private static int present(Handle handle) {
        return Sql.one(handle, "select coalesce(max(version), 0) from schema_version", row -> row.getInt(1));
    }

    /** For a file that nobody else needs: a script that fails leaves what it had done by then. */
    static void run(Handle handle) {
        run(handle, SCRIPTS.size());
    }

    /** As {@link #run(Handle)}, only to an earlier version. */
    static void run(Handle handle, int last) {
        handle.execute("create table if not exists schema_version (version int not null primary key)");
        for (int version = present(handle) + 1; version <= last; version++) {
            execute(handle, read(SCRIPTS.get(version - 1)));
            handle.execute("insert into schema_version (version) values (?)", version);
        }
        DurableCommit.of(handle.getConnection()).run();
    }

    /** Straight through JDBC: Jdbi would look for parameters in the script's comments. */
    private static void execute(Handle handle, String script) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(script);
        } catch (SQLException failure) {
            throw new IllegalStateException("a migration failed", failure);
        }
    }

    private static String read(String script) {
        try (InputStream stream = Migrations.class.getResourceAsStream(script)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own script " + script);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
