package org.woodshed.server.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.server.errors.ApiException;
import org.woodshed.store.FolderLock;

/**
 * The database file in a data folder. When the disk refuses something, the opening of the file that met it is given up, and
 * the file opened again as it is on the disk: only for reading until there is room. Thread-safe: whoever uses an opening
 * holds the shared lock, and whoever exchanges it the other one, when nobody is at work in it any more. Nobody waits long
 * for that: H2 is not told of refusals, so that all that is under way comes to its end.
 */
final class H2Database implements Database {
    private static final Logger LOGGER = LoggerFactory.getLogger(H2Database.class);
    private static final String FILE = "woodshed-server";
    private static final Duration UNTIL_THERE_MAY_BE_ROOM = Duration.ofSeconds(10);
    /** Of a reading that each time met a refusal which somebody else caused. */
    private static final int TRIES = 10;

    private final H2Place place;
    private final FolderLock folderLock;
    private final Room room;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    /** Null if the file can't even be read now, or if this is closed; guarded by the lock. */
    private @Nullable H2Opening open;
    private boolean closed;
    /** Whether it was told that the file can't be read: once, and not for each request. */
    private boolean toldUnreadable;

    private H2Database(H2Place place, H2Opening open, FolderLock folderLock) {
        this.place = place;
        this.open = open;
        this.folderLock = folderLock;
        this.room = new Room(place);
    }

    /**
     * Brings another file of the folder to the present schema and does some work on it. The caller holds the folder's lock.
     *
     * @param name without the file's ending
     * @throws IOException if the disk refused something
     */
    static <T> T withFile(Path folder, String name, Function<Jdbi, T> work) throws IOException, SQLException {
        H2Opening opening = H2Opening.open(new H2Place(folder, "", name));
        boolean whole;
        T result;
        try {
            opening.migrate();
            result = work.apply(opening.toWrite());
        } finally {
            whole = opening.close();
        }
        if (!whole) {
            throw new IOException("the disk is full, or refuses to be written");
        }
        return result;
    }

    static H2Database open(Path folder, String fileSystem) {
        createFolder(folder);
        FolderLock folderLock = lock(folder);
        H2Place place = new H2Place(folder, fileSystem, FILE);
        H2Opening opening = null;
        try {
            opening = H2Opening.open(place);
            opening.migrate();
            return new H2Database(place, opening, folderLock);
        } catch (RuntimeException | IOException | SQLException unusable) {
            if (opening != null) {
                opening.abandon();
            }
            folderLock.close();
            throw new StorageOpenException("The database in " + folder
                    + " can't be opened; nothing in it was changed: " + Pools.rootMessage(unusable), unusable);
        }
    }

    @Override
    public boolean inOneTrip() {
        return false;
    }

    @Override
    public <T> T reading(Function<Jdbi, T> work, BooleanSupplier mayBeUnsafe) {
        for (int tries = 0; tries < TRIES; tries++) {
            Found<T> found = within(false, used -> found(used, work, mayBeUnsafe));
            if (found != null) {
                return found.content();
            }
        }
        throw refused();
    }

    /** What was read, if it is so on the disk; null if that is not certain. */
    private static <T> @Nullable Found<T> found(H2Opening used, Function<Jdbi, T> work, BooleanSupplier mayBeUnsafe) {
        try {
            T content = work.apply(used.toRead());
            if (!used.isOnlyForReading() && mayBeUnsafe.getAsBoolean()) {
                used.makeSafe();
            }
            return used.isUsable() ? new Found<>(content) : null;
        } catch (RuntimeException failure) {
            if (used.isUsable()) {
                throw failure;
            }
            return null;
        }
    }

    private record Found<T>(T content) {}

    @Override
    public <T> T writing(Function<Jdbi, T> work) {
        return within(true, used -> {
            try {
                T result = work.apply(used.toWrite());
                used.makeSafe();
                return result;
            } catch (RuntimeException failure) {
                // Whatever was found or refused here, it may not have been so on the disk.
                throw used.isUsable() ? failure : refused();
            }
        });
    }

    @Override
    public boolean takesChanges() {
        try {
            return within(true, used -> true);
        } catch (ApiException refused) {
            return false;
        }
    }

    @Override
    public void backUp(Path file) {
        boolean _ = within(false, used -> {
            used.backUp(file);
            return true;
        });
    }

    /** Does something in an opening that can be used, which stays open meanwhile. */
    private <T extends @Nullable Object> T within(boolean toWrite, Function<H2Opening, T> work) {
        while (true) {
            H2Opening present;
            lock.readLock().lock();
            try {
                present = open;
                if (present != null && present.isUsable() && !(toWrite && present.isOnlyForReading())) {
                    return work.apply(present);
                }
            } finally {
                lock.readLock().unlock();
            }
            exchange(present, toWrite);
        }
    }

    private static ApiException refused() {
        return ApiException.unavailable("The server can't store anything now: its disk is full, or refuses to be"
                + " written. What it has acknowledged is safe, and it goes on by itself when there is room.",
                UNTIL_THERE_MAY_BE_ROOM);
    }

    /** Puts another opening in the place of one that can't be used for what is to be done. */
    private void exchange(@Nullable H2Opening present, boolean toWrite) {
        if (lock.getReadHoldCount() > 0) {
            // Within other work, which will meet the same: that has to end first.
            throw refused();
        }
        boolean mayWrite = (present == null || present.isOnlyForReading()) && room.isThere();
        if (toWrite && !mayWrite && present != null && present.isUsable()) {
            throw refused();
        }
        lock.writeLock().lock();
        try {
            if (closed) {
                throw ApiException.unavailable("The server is stopping; nothing was changed");
            }
            if (open == present) {
                giveUp(present);
                open = mayWrite ? openedToWrite() : openedToRead();
            }
            if (open == null) {
                throw refused();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void giveUp(@Nullable H2Opening present) {
        open = null;
        if (present != null) {
            if (!present.isOnlyForReading()) {
                LOGGER.error("The disk refused something: nothing can be stored until there is room. What was"
                        + " acknowledged is safe and can be read ({})", present.refusal());
            }
            present.abandon();
        }
    }

    private @Nullable H2Opening openedToWrite() {
        try {
            H2Opening opening = H2Opening.open(place);
            LOGGER.info("The disk takes something again: the database is open to be written");
            return opening;
        } catch (RuntimeException | IOException | SQLException refused) {
            LOGGER.warn("The database can't be opened to be written: {}", Pools.rootMessage(refused));
            return openedToRead();
        }
    }

    private @Nullable H2Opening openedToRead() {
        try {
            H2Opening opening = H2Opening.onlyForReading(place);
            toldUnreadable = false;
            return opening;
        } catch (RuntimeException | SQLException unreadable) {
            if (!toldUnreadable) {
                LOGGER.error("The database can't even be read now; each request tries again: {}", Pools.rootMessage(
                        unreadable));
            }
            toldUnreadable = true;
            return null;
        }
    }

    @Override
    public void shutDown() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                end(open);
                open = null;
                folderLock.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void end(@Nullable H2Opening present) {
        if (present != null && present.isUsable() && !present.isOnlyForReading()) {
            present.close();
        } else if (present != null) {
            present.abandon();
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notPossible) {
            throw new StorageOpenException("The data folder " + folder
                    + " can't be created: check that its parent can be written and that no file has this name",
                    notPossible);
        }
    }

    /** Keeps a second server, in this process or another, out of the folder. */
    private static FolderLock lock(Path folder) {
        try {
            return FolderLock.take(folder, "server.lock").orElseThrow(() -> new StorageOpenException("The data folder "
                    + folder
                    + " is in use by another woodshed-server: stop that one, or choose another folder with --data",
                    null));
        } catch (IOException notWritable) {
            throw new StorageOpenException("The data folder " + folder
                    + " can't be written: check that it exists and belongs to the user who starts the server",
                    notWritable);
        }
    }
}
