package org.woodshed.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A checksum over everything in a chunk of an H2 file, in the chunk's own footer. H2 checks where its chunks and pages lie,
 * but not what is in them: a bit that turned over in a note would be read as if somebody had typed it. H2 itself skips the
 * mark: it stands behind the footer's own checksum, where H2 stops reading. Pure.
 */
final class ChunkMark {
    private static final byte[] CHUNK_START = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    static final int START_BYTES = CHUNK_START.length;
    private static final int FOOTER_BYTES = 128;
    private static final String KEY = ",crc:";
    private static final int MARK_BYTES = KEY.length() + 2 * Integer.BYTES;
    private static final HexFormat HEX = HexFormat.of();

    /** What a chunk's mark says of it. */
    enum Finding {
        /** Everything is as it was written. */
        WHOLE,
        /** Written before there were marks: nothing can be said. */
        UNMARKED,
        /** Something is not as it was written. */
        DAMAGED
    }

    private ChunkMark() {}

    /** Whether these bytes, from position to limit, are written as a chunk is: in one piece of whole blocks. */
    static boolean isChunk(ByteBuffer bytes) {
        int length = bytes.remaining();
        return length > 0 && length % FileHeader.BLOCK_BYTES == 0 && startsAsChunk(bytes, bytes.position());
    }

    /** Whether a chunk, or what is left of one, seems to begin at a place in these bytes. */
    static boolean startsAsChunk(ByteBuffer bytes, int place) {
        for (int index = 0; index < START_BYTES; index++) {
            if (bytes.get(place + index) != CHUNK_START[index]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the mark into a chunk that lies between position and limit, which stay. */
    static void mark(ByteBuffer chunk) {
        ByteBuffer bytes = chunk.slice();
        int end = textEnd(bytes);
        if (end + MARK_BYTES < bytes.limit()) {
            CRC32C sum = new CRC32C();
            sum.update(bytes.slice(0, end));
            bytes.put(end, text(sum));
        }
    }

    /**
     * What the mark of a chunk says.
     *
     * @param before the sum over what comes before these bytes
     * @param last   the chunk's last bytes from position to limit, at least a block
     */
    static Finding check(CRC32C before, ByteBuffer last) {
        ByteBuffer bytes = last.slice();
        int end = textEnd(bytes);
        int mark = end - MARK_BYTES;
        before.update(bytes.slice(0, mark));
        if (bytes.slice(mark, MARK_BYTES).equals(ByteBuffer.wrap(text(before)))) {
            return Finding.WHOLE;
        }
        return isPlainFooter(bytes, end) ? Finding.UNMARKED : Finding.DAMAGED;
    }

    /** A footer of H2 alone ends with its own checksum; a bit that turned over does not make a mark look like that. */
    private static boolean isPlainFooter(ByteBuffer bytes, int end) {
        byte[] footer = new byte[end - (bytes.limit() - FOOTER_BYTES)];
        bytes.get(bytes.limit() - FOOTER_BYTES, footer);
        return new String(footer, StandardCharsets.ISO_8859_1)
                .matches("chunk:[0-9a-f]+,[^\\n]*,fletcher:[0-9a-f]{1,8}");
    }

    /** Where the footer's text ends and its blanks begin. */
    private static int textEnd(ByteBuffer bytes) {
        int end = bytes.limit();
        while (end > bytes.limit() - FOOTER_BYTES && bytes.get(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    private static byte[] text(CRC32C sum) {
        return (KEY + HEX.toHexDigits((int) sum.getValue())).getBytes(StandardCharsets.ISO_8859_1);
    }
}
