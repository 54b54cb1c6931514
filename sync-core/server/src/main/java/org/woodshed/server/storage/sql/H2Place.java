package org.woodshed.server.storage.sql;

import java.io.IOException;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.woodshed.store.GuardedFile;
import org.woodshed.store.SafeOpening;

/**
 * Where a database file lies, and how connections to it are asked for.
 *
 * @param fileSystem H2's prefix of the file system that the folder lies in
 * @param name       without the file's ending
 */
record H2Place(Path folder, String fileSystem, String name) {
    static final String USER = "sa";
    static final String PASSWORD = "";
    private static final String ENDING = ".mv.db";
    /**
     * The retention time is how old freed space has to be before it is used again, and the compact time how long closing may
     * take to shrink the file, both in milliseconds. No trace file: it would hold what musicians wrote.
     */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
            + ";LOCK_TIMEOUT=10000;RETENTION_TIME=2000;MAX_COMPACT_TIME=3000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0";

    H2Place {
        folder = folder.toAbsolutePath().normalize();
    }

    Path file() {
        return folder.resolve(name + ENDING);
    }

    /** Another file of the folder, as H2 sees it. */
    FilePath beside(String fileName) {
        return FilePath.get(fileSystem + folder.resolve(fileName));
    }

    String url() {
        return "jdbc:h2:" + GuardedFile.prefix() + fileSystem + folder.resolve(name).toString().replace(";", "\\;")
                + SETTINGS;
    }

    /** Makes sure that a kill while the file is opened loses nothing. */
    void prepare() throws IOException {
        SafeOpening.prepare(file(), USER, PASSWORD);
    }
}
