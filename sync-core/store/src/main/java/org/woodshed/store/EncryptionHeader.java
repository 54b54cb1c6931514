package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/**
 * The first block of an encrypted file: what H2 puts there (a mark and the salt), and behind it, twice, which key it is, how to
 * know it, and the salt again. Without the salt nothing of the file could be read: one bad sector shall not be enough.
 *
 * @param keyName what the key is called
 * @param salt    as H2 has it
 * @param check   of the key and the salt
 */
record EncryptionHeader(String keyName, String salt, String check) {
    static final int BYTES = 4096;
    private static final byte[] MARK = "H2encrypt\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SALT_BYTES = 8;
    /** In two sectors of the disk, neither of them the one that H2's own mark is in. */
    private static final int[] PLACES = {512, 2048};
    private static final int TEXT_BYTES = 256;
    private static final Pattern TEXT = Pattern.compile(
            "(woodshed:1,key:([a-z0-9-]{1,80}),salt:([0-9a-f]{16}),check:([0-9a-f]{32})),fletcher:([0-9a-f]{1,8})\n.*",
            Pattern.DOTALL);
    private static final SecureRandom RANDOM = new SecureRandom();

    static EncryptionHeader of(FileKey key) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new EncryptionHeader(key.name(), HexFormat.of().formatHex(salt), key.check(salt));
    }

    /** Empty for a file that is not encrypted, or too short to be. */
    static Optional<EncryptionHeader> read(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BYTES);
        int read = 0;
        while (block.hasRemaining() && read >= 0) {
            read = file.read(block, block.position());
        }
        if (block.hasRemaining()) {
            return Optional.empty();
        }
        for (int place : PLACES) {
            Matcher text = TEXT.matcher(new String(block.array(), place, TEXT_BYTES, StandardCharsets.ISO_8859_1));
            if (text.matches() && checksum(text.group(1)).equals(text.group(5)) && FileKey.isName(text.group(2))) {
                return Optional.of(new EncryptionHeader(text.group(2), text.group(3), text.group(4)));
            }
        }
        return Optional.empty();
    }

    boolean fits(FileKey key) {
        return key.check(HexFormat.of().parseHex(salt)).equals(check);
    }

    /** The whole block. */
    ByteBuffer block() {
        ByteBuffer block = ByteBuffer.allocate(BYTES).put(MARK).put(HexFormat.of().parseHex(salt));
        String text = "woodshed:1,key:" + keyName + ",salt:" + salt + ",check:" + check;
        byte[] bytes = (text + ",fletcher:" + checksum(text) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        for (int place : PLACES) {
            block.put(place, bytes);
        }
        return block.rewind();
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
    }
}
