package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Reads large parts of an H2 file a piece at a time, through one buffer: they pass through the processor's cache and leave
 * nothing in the heap. Not thread-safe.
 */
final class BlockReader {
    private static final int PIECE_BLOCKS = 64;

    private final FileChannel file;
    private final ByteBuffer piece;

    /** What is done about one block. */
    @FunctionalInterface
    interface Found {
        void at(int block) throws IOException;
    }

    BlockReader(FileChannel file) {
        this.file = file;
        this.piece = EncryptedFile.bufferFor(file, PIECE_BLOCKS * FileHeader.BLOCK_BYTES);
    }

    /** Whether a chunk is as it was written; one that the file is too short for is not. */
    ChunkMark.Finding check(long block, int blocks) throws IOException {
        CRC32C sum = new CRC32C();
        ChunkMark.Finding found = ChunkMark.Finding.DAMAGED;
        for (int done = 0; done < blocks;) {
            int count = Math.min(PIECE_BLOCKS, blocks - done);
            read(block + done, count);
            if (piece.remaining() < count * FileHeader.BLOCK_BYTES || (done == 0 && !ChunkMark.isChunk(piece))) {
                return ChunkMark.Finding.DAMAGED;
            }
            done += count;
            if (done < blocks) {
                sum.update(piece);
            } else {
                found = ChunkMark.check(sum, piece);
            }
        }
        return found;
    }

    /** Tells which of some blocks begin as a chunk does, as far as the file has them. */
    void chunkStarts(int block, int end, Found found) throws IOException {
        for (int first = block; first < end; first += PIECE_BLOCKS) {
            read(first, Math.min(PIECE_BLOCKS, end - first));
            int read = piece.remaining() / FileHeader.BLOCK_BYTES;
            for (int index = 0; index < read; index++) {
                if (ChunkMark.startsAsChunk(piece, index * FileHeader.BLOCK_BYTES)) {
                    found.at(first + index);
                }
            }
        }
    }

    /** Fills the buffer; less of it at the end of the file. */
    private void read(long block, int blocks) throws IOException {
        piece.clear().limit(blocks * FileHeader.BLOCK_BYTES);
        long position = block * FileHeader.BLOCK_BYTES;
        int read = 0;
        while (piece.hasRemaining() && read >= 0) {
            read = file.read(piece, position + piece.position());
        }
        piece.flip();
    }
}
