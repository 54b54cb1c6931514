package org.woodshed.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers of a store's file say is safe in it. H2 goes back to an older state without a word if it can't
 * read that one; what was saved since would be missing, and nobody told.
 */
final class FileHeader {
    private static final int BLOCK = 4096;
    private static final Pattern CHUNK_ID = Pattern.compile("chunk:([0-9a-f]+)");
    private static final Pattern FIRST_BLOCK = Pattern.compile("block:([0-9a-f]+)");
    private static final Pattern VERSION = Pattern.compile("version:([0-9a-f]+)");

    private FileHeader() {}

    /**
     * The version of a state that was safe on the disk; -1 if the header does not say, which is for H2 to judge.
     *
     * @throws IOException if that state is not in the file
     */
    static long newestVersion(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // The copies are written in turns: a power cut may have kept the chunk of the newer one from arriving.
            long newest = -1;
            String header = "";
            for (int copy = 0; copy < 2; copy++) {
                String text = text(channel, copy * (long) BLOCK);
                long version = text.startsWith("H:") ? number(VERSION, text) : -1;
                if (version >= 0 && (newest < 0 || version < newest)) {
                    newest = version;
                    header = text;
                }
            }
            if (newest >= 0 && number(FIRST_BLOCK, header) > 0) {
                String chunk = text(channel, number(FIRST_BLOCK, header) * BLOCK);
                if (!chunk.startsWith("chunk:") || number(CHUNK_ID, chunk) != number(CHUNK_ID, header)) {
                    throw new IOException("a state that was safe in " + file + " is not in it any more");
                }
            }
            return newest;
        }
    }

    private static String text(FileChannel channel, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
        int length = Math.max(0, channel.read(buffer, position));
        String text = new String(buffer.array(), 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1), 16) : -1;
    }
}
