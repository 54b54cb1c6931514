package org.woodshed.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.storage.DatabasePlace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which database to use. The password is no option: arguments show in the list of processes. */
final class DatabaseOptions {
    @Option(names = "--db", paramLabel = "URL", defaultValue = "${env:WOODSHED_DB}",
            description = {"PostgreSQL database to use instead of the embedded one, like"
                    + " jdbc:postgresql://host:5432/woodshed. User and password from WOODSHED_DB_USER and"
                    + " WOODSHED_DB_PASSWORD, or in the URL."})
    private @Nullable String url;

    /** @throws ParameterException if neither is given, or the URL is none; its text is not repeated */
    DatabasePlace place(CommandSpec command, @Nullable Path data) {
        try {
            if (url != null) {
                return DatabasePlace.Postgres.parse(url, environment("WOODSHED_DB_USER"), environment(
                        "WOODSHED_DB_PASSWORD"));
            }
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), "--db: " + wrong.getMessage());
        }
        if (data == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--data=DIR'");
        }
        return new DatabasePlace.Folder(data);
    }

    private static @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
