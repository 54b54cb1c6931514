package org.woodshed.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Folders that another program copies about: a database in one may be damaged by it. Pure. */
public final class CloudFolder {
    private static final List<String> NAMES = List.of("Dropbox", "OneDrive", "iCloud Drive", "Google Drive",
            "Nextcloud", "ownCloud", "pCloud Drive", "Syncthing");
    private static final String APPLE_FOLDER = "com~apple~clouddocs";

    private CloudFolder() {}

    /** The name of the program whose folder this lies in, if it does: "OneDrive - Music School" is OneDrive's. */
    public static Optional<String> of(Path folder) {
        for (Path part : folder.toAbsolutePath().normalize()) {
            String name = part.toString().toLowerCase(Locale.ROOT);
            if (name.equals(APPLE_FOLDER)) {
                return Optional.of("iCloud Drive");
            }
            Optional<String> known = NAMES.stream().filter(one -> isNamed(name, one.toLowerCase(Locale.ROOT)))
                    .findFirst();
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(String folder, String program) {
        return folder.equals(program) || folder.startsWith(program + " ") || folder.startsWith(program + "-");
    }
}
