package org.woodshed.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreTool;
import org.h2.tools.Recover;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.store.EncryptedFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saves what can be saved of a store that does not open: the newest state of the file that is whole, else what single rows
 * can be read, else the newest good backup. The damaged file itself is only read, and set aside. Not thread-safe.
 */
public final class DamagedFile {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedFile.class);
    /** A file holds the states of the last seconds; older ones have been written over. */
    private static final int MAX_STATES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path working;

    /** The active logbook's file of a data folder. */
    public DamagedFile(Path dataFolder) {
        this.folder = dataFolder.toAbsolutePath().normalize();
        this.working = folder.resolve("rescuing");
    }

    /**
     * What was saved.
     *
     * @param setAside the damaged file
     * @param entries  how many entries the logbook holds now
     * @param backup   what it goes back to; null if that is the damaged file itself
     * @param more     what else could be read, and may be missing in the logbook
     */
    public record Rescued(Path setAside, long entries, @Nullable BackupFile backup, Map<EntityKey, ObjectNode> more) {}

    /**
     * A file that can be read whole.
     *
     * @param partial whether some of what was saved at its time may be missing in it
     */
    private record Candidate(Path file, long entries, @Nullable BackupFile backup, boolean partial) {}

    /**
     * Puts the best there is in the place of the damaged file. Nobody has the folder open.
     *
     * @param fresh the actor of its lists from now on
     * @return empty if there is nothing that can be read, neither in the file nor a backup; then nothing was changed
     * @throws IOException if the disk refuses; the damaged file is then where it was, or set aside
     */
    public Optional<Rescued> rescue(DeviceId fresh, LocalDateTime now) throws IOException {
        clear();
        Files.createDirectories(working);
        try {
            List<Candidate> own =
                    Stream.of(inTime(this::wholeState), inTime(this::readableRows)).flatMap(Optional::stream).toList();
            Optional<Candidate> backup = newestBackup();
            Optional<Candidate> best =
                    Stream.concat(own.stream(), backup.stream()).max(Comparator.comparingLong(
                            Candidate::entries));
            if (best.isEmpty()) {
                return Optional.empty();
            }
            Map<EntityKey, ObjectNode> more = more(best.get(), own, backup);
            RestoredFile.SetAside aside = new RestoredFile(folder).exchange(best.get().file(), fresh, now, "damaged");
            return Optional
                    .of(new Rescued(aside.setAside() == null ? LocalStore.file(folder) : aside.setAside(), best.get()
                            .entries(), best.get().backup(), more));
        } finally {
            clear();
        }
    }

    /** What is not in the best may be in another; where several have it, a state that is whole counts before loose rows. */
    private static Map<EntityKey, ObjectNode> more(Candidate best, List<Candidate> own, Optional<Candidate> backup) {
        Map<EntityKey, ObjectNode> more = new LinkedHashMap<>();
        own.forEach(candidate -> everythingIn(candidate.file()).forEach(more::putIfAbsent));
        if (best.partial()) {
            backup.ifPresent(candidate -> everythingIn(candidate.file()).forEach(more::putIfAbsent));
        }
        return more;
    }

    /** H2 may wait for ever on what it finds in a damaged file. */
    private static Optional<Candidate> inTime(Callable<Optional<Candidate>> attempt) throws IOException {
        FutureTask<Optional<Candidate>> task = new FutureTask<>(attempt);
        Thread.ofPlatform().daemon().name("woodshed-rescue").start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            LOG.warn("A way to read the damaged file was given up after {}", PATIENCE);
            return Optional.empty();
        } catch (ExecutionException failure) {
            LOG.warn("A way to read the damaged file ended with {}", String.valueOf(failure.getCause()));
            return Optional.empty();
        } catch (InterruptedException wantedElsewhere) {
            Thread.currentThread().interrupt();
            throw new IOException("rescuing was interrupted", wantedElsewhere);
        }
    }

    /** H2 writes states one after the other: the newest that is whole. */
    private Optional<Candidate> wholeState() throws IOException {
        Path copy = working.resolve("state.mv.db");
        Path made = working.resolve("saved-state.mv.db");
        long version = Long.MAX_VALUE;
        for (int tries = 0; tries < MAX_STATES && version >= 0; tries++) {
            Files.copy(LocalStore.file(folder), copy, StandardCopyOption.REPLACE_EXISTING);
            try {
                version = MVStoreTool.rollback(EncryptedFile.prefix() + copy, version, Writer.nullWriter());
                Files.move(Path.of(copy + ".temp"), copy, StandardCopyOption.REPLACE_EXISTING);
                return Optional.of(new Candidate(made, Salvage.copy(copy, made), null, false));
            } catch (IOException | RuntimeException notWhole) {
                LOG.debug("A state of the damaged file is not whole", notWhole);
                version--;
            }
        }
        return Optional.empty();
    }

    /** Reads table by table whatever pages can be read. */
    private Optional<Candidate> readableRows() throws IOException {
        Path copy = working.resolve("rows.mv.db");
        Path read = working.resolve("read.mv.db");
        Path made = working.resolve("saved-rows.mv.db");
        Files.copy(LocalStore.file(folder), copy, StandardCopyOption.REPLACE_EXISTING);
        try {
            Recover.execute(EncryptedFile.prefix() + working, "rows");
            Path script = working.resolve("rows.h2.sql");
            // The rows bring their numbers along.
            String statements = read(script).replace("GENERATED ALWAYS AS", "GENERATED BY DEFAULT AS");
            try (OutputStream stream = EncryptedFile.newOutputStream(script)) {
                stream.write(statements.getBytes(StandardCharsets.UTF_8));
            }
            try (Handle handle = Jdbi.create(H2File.at(read).writing()).open()) {
                handle.execute(
                        "RUNSCRIPT FROM '" + EncryptedFile.prefix() + script.toString().replace("'", "''") + "'");
            }
            return Optional.of(new Candidate(made, Salvage.copy(read, made), null, true));
        } catch (SQLException | IOException | RuntimeException unreadable) {
            LOG.debug("The rows of the damaged file can't be read", unreadable);
            return Optional.empty();
        }
    }

    private static String read(Path script) throws IOException {
        try (InputStream stream = EncryptedFile.newInputStream(script)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Optional<Candidate> newestBackup() {
        BackupFolder backups = new BackupFolder(folder);
        Path unpacked = working.resolve("backup.mv.db");
        for (BackupFile backup : backups.list(backups.open())) {
            try {
                StoreCopy.unpack(backup.path(), unpacked);
                return Optional.of(new Candidate(unpacked, StoreCopy.checked(unpacked), backup, false));
            } catch (IOException damagedToo) {
                LOG.warn("A backup can't be read; the one before is tried");
            }
        }
        return Optional.empty();
    }

    private static Map<EntityKey, ObjectNode> everythingIn(Path file) {
        try (Handle handle = Jdbi.create(H2File.at(file).onlyLooking()).open()) {
            return LogbookReader.everything(handle);
        } catch (RuntimeException unreadable) {
            return Map.of();
        }
    }

    private void clear() throws IOException {
        if (Files.isDirectory(working)) {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.list(working)) {
                all.forEach(files::add);
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(working);
        }
    }
}
