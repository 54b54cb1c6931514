package org.woodshed.server.storage.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether a disk that refused something takes something again, by trying: what a file system says to be free may be
 * more than this user's share. Thread-safe.
 */
final class Room {
    private static final Logger LOGGER = LoggerFactory.getLogger(Room.class);
    /** As much as a request may hold, of what no file system can compress. */
    private static final int BYTES = 1 << 20;
    private static final String FILE = "room.tmp";

    private final H2Place place;

    Room(H2Place place) {
        this.place = place;
    }

    /** Writes a file beside the database, and takes it away again. On a full disk this costs next to nothing. */
    synchronized boolean isThere() {
        FilePath file = place.beside(FILE);
        try {
            return isTaken(file);
        } finally {
            delete(file);
        }
    }

    private static boolean isTaken(FilePath file) {
        byte[] content = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(content);
        ByteBuffer rest = ByteBuffer.wrap(content);
        try (FileChannel channel = file.open("rw")) {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return true;
        } catch (IOException refused) {
            LOGGER.debug("The disk takes nothing yet", refused);
            return false;
        }
    }

    private static void delete(FilePath file) {
        try {
            file.delete();
        } catch (RuntimeException refused) {
            LOGGER.debug("A file that is of no use can't be removed", refused);
        }
    }
}
