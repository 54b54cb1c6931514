package org.woodshed.client.store;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole logbook as it was at some time, in a file of its own that was opened and read once after it was made.
 *
 * @param at      when it was made, by this laptop's clock and zone
 * @param entries how many entries it holds
 */
public record BackupFile(Path path, LocalDateTime at, long entries, Reason reason) {
    /** Why it was made. */
    public enum Reason {
        /** Once a day while nothing else is done; the old ones are removed. */
        DAILY,
        /** Before a newer version of the program changed the file. */
        UPGRADE,
        /** Somebody asked for it. */
        ASKED
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6})-(\\d+)-(daily|upgrade|asked)\\.zip");

    /** A time as the names of files have it. */
    static String stamp(LocalDateTime at) {
        return TIME.format(at);
    }

    static BackupFile in(Path folder, LocalDateTime at, long entries, Reason reason) {
        return new BackupFile(folder.resolve(stamp(at) + "-" + entries + "-" + reason.name().toLowerCase(Locale.ROOT)
                + ".zip"), at, entries, reason);
    }

    /** Empty for a file that is no backup. */
    static Optional<BackupFile> of(Path path) {
        Matcher name = NAME.matcher(path.toAbsolutePath().getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BackupFile(path, LocalDateTime.parse(name.group(1), TIME), Long.parseLong(name.group(
                    2)), Reason.valueOf(name.group(3).toUpperCase(Locale.ROOT))));
        } catch (DateTimeParseException | NumberFormatException otherFile) {
            return Optional.empty();
        }
    }
}
