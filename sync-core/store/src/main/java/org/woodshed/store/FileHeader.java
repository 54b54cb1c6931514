package org.woodshed.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * One of the two headers at the start of an H2 file, a block each. When the file is opened, the one with the higher version
 * counts, unless the chunk that it names is not there. Pure.
 */
final class FileHeader {
    static final int BLOCK_BYTES = 4096;
    static final int COPIES = 2;
    private static final String CLEAN = "clean";
    private static final Pattern TEXT = Pattern.compile("(H:[^\\n]*),fletcher:([0-9a-f]{1,8})");
    private static final Pattern VERSION = Pattern.compile(",version:([0-9a-f]{1,15})\\b");

    private FileHeader() {}

    /**
     * A block that names a chunk as the newest, without the mark of a file that was closed in order.
     *
     * @param attributes what else the header holds; brought up to date
     */
    static ByteBuffer naming(Map<String, Object> attributes, long block, int chunk, long version) {
        attributes.remove(CLEAN);
        attributes.put("block", block);
        attributes.put("chunk", chunk);
        attributes.put("version", version);
        return block(DataUtils.appendMap(new StringBuilder(), new HashMap<>(attributes)).toString());
    }

    /** The version that a header names as the newest; 0 if it names none yet, -1 if it can't be read. */
    static long version(byte[] block) {
        Matcher header = TEXT.matcher(new String(block, StandardCharsets.ISO_8859_1).trim());
        if (!header.matches() || !checksum(header.group(1)).equals(header.group(2))) {
            return -1;
        }
        Matcher version = VERSION.matcher(header.group(1));
        return version.find() ? Long.parseLong(version.group(1), 16) : 0;
    }

    private static ByteBuffer block(String attributes) {
        byte[] bytes = (attributes + ",fletcher:" + checksum(attributes) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(BLOCK_BYTES).put(bytes).rewind();
    }

    private static String checksum(String attributes) {
        byte[] bytes = attributes.getBytes(StandardCharsets.ISO_8859_1);
        return Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
    }
}
