package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the logbook of this account on this machine lies. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * The usual place of the system.
     *
     * @param environment the process's environment
     */
    public static Path usual(Map<String, String> environment) {
        return usual(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), environment);
    }

    static Path usual(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming")).resolve("Woodshed");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Woodshed");
        }
        return absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share")).resolve("woodshed");
    }

    /** The freedesktop rules ask to ignore a path that is not absolute. */
    private static Path absolute(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? otherwise : Path.of(named);
    }

    /**
     * Makes a folder that only its owner can read, if it is not there.
     *
     * @throws IOException if it can't be made
     */
    public static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                    "rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}
