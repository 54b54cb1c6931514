package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether an H2 file that nobody has open still holds what was acknowledged, byte for byte, and only reads it. H2 alone
 * goes back to an older state without a word when it can't read the newest, and does not notice a changed letter.
 *
 * <p>A file is whole if both headers can be read, H2 opens a state at least as new as they name, and every chunk that this
 * state needs is as it was written ({@link ChunkMark}). A kill at any moment leaves a whole file, if it was opened after
 * {@link SafeOpening}, written through {@link GuardedFile}, and acknowledged by {@link DurableCommit}. After a power cut the
 * newest header may have reached the disk without its chunk; that can't be told from damage, and is called damage. Thread-safe.
 */
public final class FileCheck {
    /** H2 may go round in circles on what it finds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FileCheck() {}

    /**
     * What is wrong with a file, in a programmer's words; empty if it is whole.
     *
     * @throws IOException if the file can't be read at all
     */
    public static Optional<String> damage(Path file) throws IOException {
        try (FileChannel channel = EncryptedFile.open(file, "r")) {
            if (channel.size() < (long) (FileHeader.COPIES + 1) * FileHeader.BLOCK_BYTES) {
                return Optional.of("it is cut off after " + Files.size(file) + " bytes");
            }
            long acknowledged = -1;
            for (int copy = 0; copy < FileHeader.COPIES; copy++) {
                long version = FileHeader.version(header(channel, copy));
                if (version < 0) {
                    return Optional.of("header " + copy + " can't be read");
                }
                acknowledged = Math.max(acknowledged, version);
            }
            return inTime(file, channel, acknowledged);
        }
    }

    private static Optional<String> inTime(Path file, FileChannel channel, long acknowledged) throws IOException {
        FutureTask<Optional<String>> look = new FutureTask<>(() -> Optional.ofNullable(state(file, channel,
                acknowledged)));
        Thread.ofPlatform().daemon().name("woodshed-file-check").start(look);
        try {
            return look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException circles) {
            // Ends the look, too: its next read fails.
            Guard.end(file);
            return Optional.of("H2 finds no end in it");
        } catch (ExecutionException unreadable) {
            if (unreadable.getCause() instanceof MVStoreException h2
                    && h2.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                // Somebody works with it: whoever wants to open it is told.
                return Optional.empty();
            }
            // Where H2 stumbles over something unforeseen it keeps the file locked.
            Guard.end(file);
            return Optional.of("H2 can't open it: " + unreadable.getCause());
        } catch (InterruptedException wantedElsewhere) {
            Thread.currentThread().interrupt();
            throw new IOException("the look at the file was interrupted", wantedElsewhere);
        }
    }

    private static @Nullable String state(Path file, FileChannel channel, long acknowledged) throws IOException {
        MVStore store =
                new MVStore.Builder().fileName(GuardedFile.prefix() + EncryptedFile.prefix() + file).readOnly().open();
        try {
            if (store.getCurrentVersion() < acknowledged) {
                return "state " + acknowledged + " was safe in it, and the newest to be found is " + store
                        .getCurrentVersion();
            }
            BlockReader reader = new BlockReader(channel);
            for (Chunk<?> chunk : new NewestChunk(store.getFileStore()).neededChunks()) {
                if (reader.check(chunk.block, chunk.len) == ChunkMark.Finding.DAMAGED) {
                    return "chunk " + chunk.id + " is not as it was written";
                }
            }
            return null;
        } finally {
            store.closeImmediately();
        }
    }

    /** Not found in a file that is shorter. */
    private static byte[] header(FileChannel channel, int copy) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FileHeader.BLOCK_BYTES);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, (long) copy * FileHeader.BLOCK_BYTES + bytes.position());
        }
        return bytes.array();
    }
}
