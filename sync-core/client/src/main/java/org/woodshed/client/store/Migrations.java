package org.woodshed.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.store.DurableCommit;

/**
 * Brings the file to this version's schema: versioned scripts, forward only, each in order and once. A copy of the file
 * is made before the first script touches data. Flyway would do the same at the price of a third of the start-up time.
 */
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of("V1__logbook.sql", "V2__rebase.sql", "V5__merging.sql", "V7__lists.sql", "V11__list_snapshots.sql",
                    "V8__who_and_when.sql", "V12__timer.sql");

    private Migrations() {}

    /** @throws StoreException if the file was written by a newer version, or a script fails */
    static void run(Handle handle, H2File file) {
        handle.execute("create table if not exists schema_version (version int not null primary key)");
        int present = handle.createQuery("select coalesce(max(version), 0) from schema_version").mapTo(Integer.class)
                .one();
        if (present > SCRIPTS.size()) {
            throw new StoreException(StoreException.Kind.NEWER, "The logbook in " + file.folder()
                    + " was written by a newer Woodshed. Nothing was changed. Update Woodshed to open it.", null);
        }
        if (present > 0 && present < SCRIPTS.size()) {
            backup(handle, file);
        }
        for (int version = present + 1; version <= SCRIPTS.size(); version++) {
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

    private static void backup(Handle handle, H2File file) {
        try {
            StoreCopy.make(handle, new BackupFolder(file.folder()), LocalDateTime.now(ZoneId.systemDefault()),
                    BackupFile.Reason.UPGRADE);
        } catch (IOException refused) {
            throw new StoreException(StoreException.Kind.FAILED,
                    "The logbook has to be changed for this version, and the"
                            + " copy that is made before can't be written or read. Nothing was changed; the version before can"
                            + " still open it. Make room on the disk, then start again.",
                    refused);
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
