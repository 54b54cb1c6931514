package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Makes an H2 file ready to be opened, so that a process that is killed while it opens the file, or soon afterwards, loses
 * nothing of what lives before it had written, and so that one that was killed leaves nothing wrong behind ({@link Renewal}).
 * Two more things in H2's file format code make that necessary:
 *
 * <p>The headers of a file that was closed in order carry a mark, which H2 takes away only after it has written the first
 * chunk of the new life. Killed between the two, H2 trusts the mark, finds that a chunk has been overwritten which was of no
 * use any more, and then looks for a good state only among older ones than the newest. Nor is it enough to take the mark
 * away: with the first chunk of the new life half written, H2 then finds no state at all.
 *
 * <p>The headers of a file whose process was killed may name an old chunk, from which H2 finds its way to the newest. The
 * first chunk of the new life may be written over a step of that way, before any header names a newer one.
 */
public final class SafeOpening {

    private SafeOpening() {}

    /**
     * Lets the headers name the newest chunk, without the mark, and makes a file anew that a kill left something wrong in, if there
     * is room; durably. A file that is not there or can't be
     * understood stays as it is. The caller holds the folder's lock, and the file is not open.
     *
     * @throws IOException if the file can't be read or written
     */
    public static void prepare(Path file, String user, String password) throws IOException {
        if (!Files.exists(file) || Files.size(file) < FileHeader.COPIES * FileHeader.BLOCK_BYTES) {
            return;
        }
        if (!nameNewest(file)) {
            Renewal.run(file, user, password);
            nameNewest(file);
        }
    }

    /** What lies in free space looks like a chunk, and may be of a life that was not gone on with from there. */
    private static void forgetStaleChunks(Path file, BitSet used) throws IOException {
        try (FileChannel channel = EncryptedFile.open(file, "rw")) {
            BlockReader reader = new BlockReader(channel);
            int blocks = Math.toIntExact(channel.size() / FileHeader.BLOCK_BYTES);
            for (int free = used.nextClearBit(FileHeader.COPIES); free < blocks;) {
                int end = used.nextSetBit(free);
                int last = end < 0 ? blocks : Math.min(end, blocks);
                reader.chunkStarts(free, last, block -> channel.write(ByteBuffer.allocate(ChunkMark.START_BYTES),
                        (long) block * FileHeader.BLOCK_BYTES));
                free = used.nextClearBit(last);
            }
        }
    }

    /** False if what the newest state says of the file is not so. */
    private static boolean nameNewest(Path file) throws IOException {
        try {
            MVStore store = new MVStore.Builder().fileName(EncryptedFile.prefix() + file).autoCommitDisabled().open();
            try {
                NewestChunk newest = new NewestChunk(store.getFileStore());
                forgetStaleChunks(file, newest.usedBlocks());
                for (int copy = 0; copy < FileHeader.COPIES; copy++) {
                    newest.writeAndSync();
                }
                return newest.isLayoutRight();
            } finally {
                // Nothing was changed: there is nothing to write.
                store.closeImmediately();
            }
        } catch (MVStoreException unreadable) {
            // Opening it as a database meets the same, and says what is wrong.
            return true;
        }
    }
}
