package org.woodshed.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a data folder's backups lie: a folder for each account and one for the logbook of none, so that nobody is offered
 * another's. Not thread-safe.
 */
public final class BackupFolder {
    private static final String NO_ACCOUNT = "no-account";
    private static final int DAYS = 7;
    private static final int WEEKS = 4;

    private final Path folder;

    /** The backups of a data folder. */
    public BackupFolder(Path dataFolder) {
        this.folder = dataFolder.toAbsolutePath().normalize().resolve("backups");
    }

    /** What the folder of an account's backups is called. */
    public static String owner(@Nullable String server, @Nullable String userId) {
        return userId == null ? NO_ACCOUNT
                : UUID.nameUUIDFromBytes((server + "\n" + userId).getBytes(StandardCharsets.UTF_8)).toString();
    }

    Path of(String owner) {
        return folder.resolve(owner);
    }

    /** Remembers whose logbook is open, for when it can't be asked any more. */
    public void note(String owner) throws IOException {
        if (!owner.equals(open())) {
            Files.createDirectories(folder);
            Path next = folder.resolve("open.tmp");
            Files.writeString(next, owner);
            Files.move(next, folder.resolve("open"), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whose logbook was open last. */
    public String open() {
        try {
            return Files.readString(folder.resolve("open")).strip();
        } catch (IOException neverNoted) {
            return NO_ACCOUNT;
        }
    }

    /** Backups of an account, the newest first. */
    public List<BackupFile> list(String owner) {
        try (Stream<Path> files = Files.list(of(owner))) {
            return files.flatMap(file -> BackupFile.of(file).stream()).sorted(Comparator.comparing(BackupFile::at)
                    .reversed()).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The logbook of no account has become an account's, with all that was kept of it. */
    public void handOver(String owner) throws IOException {
        if (Files.isDirectory(of(NO_ACCOUNT)) && !Files.exists(of(owner))) {
            Files.move(of(NO_ACCOUNT), of(owner), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what was kept of an account that leaves this laptop. */
    public void forget(String owner) throws IOException {
        for (BackupFile backup : list(owner)) {
            Files.deleteIfExists(backup.path());
        }
        if (Files.isDirectory(of(owner))) {
            try (Stream<Path> rest = Files.list(of(owner))) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(of(owner));
                }
            }
        }
    }

    /** Whether there is a backup of this day. */
    boolean hasDaily(String owner, LocalDate today) {
        return list(owner).stream().anyMatch(backup -> backup.at().toLocalDate().equals(today));
    }

    /** Removes daily backups but the newest of each of the last seven days and four weeks that have one. */
    void rotate(String owner, LocalDateTime now) throws IOException {
        List<BackupFile> daily = list(owner).stream().filter(backup -> backup.reason() == BackupFile.Reason.DAILY)
                .toList();
        // Made while the clock was wrong: they must not take the place of all that are made from now on.
        Optional<BackupFile> fromTheFuture = daily.stream().filter(backup -> backup.at().isAfter(now.plusDays(1)))
                .findFirst();
        Set<LocalDate> days = new HashSet<>();
        Set<String> weeks = new HashSet<>();
        for (BackupFile backup : daily) {
            boolean future = backup.at().isAfter(now.plusDays(1));
            LocalDate day = backup.at().toLocalDate();
            boolean newDay = !future && days.size() < DAYS && days.add(day);
            boolean newWeek =
                    !future && weeks.size() < WEEKS && weeks.add(day.get(IsoFields.WEEK_BASED_YEAR) + "/" + day
                            .get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            if (!newDay && !newWeek && !fromTheFuture.equals(Optional.of(backup))) {
                Files.deleteIfExists(backup.path());
            }
        }
    }
}
