package org.woodshed.server.storage.sql;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** Everything a stopped server's database holds, as SQL text. */
public final class DatabaseText {
    private DatabaseText() {}

    public static String of(Path folder) {
        Database database = H2Database.open(folder, "");
        try {
            return database.reading(jdbi -> jdbi.withHandle(handle -> handle.createQuery("SCRIPT").mapTo(String.class)
                    .stream().collect(Collectors.joining("\n"))));
        } finally {
            database.shutDown();
        }
    }
}
