package org.woodshed.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.encrypt.FileEncrypt;

/**
 * The way to files that may be encrypted, for H2 and for whoever reads them beside it. The file itself says whether it is, and
 * with which of the {@link FileKeys}; a new one is, if its folder's files are to be. Above this, an encrypted file looks like
 * any other. The encryption is H2's own (AES-128 in XTS mode, its key derived from ours and a salt of the file): it keeps what
 * is in a file secret, and does not keep anybody from changing it. Made by H2, too. Thread-safe.
 */
public final class EncryptedFile extends FilePathWrapper {
    private static final String SCHEME = "encrypted";

    /** What a file's name begins with in H2's addresses. */
    public static String prefix() {
        FilePath.register(new EncryptedFile());
        return SCHEME + ":";
    }

    /**
     * The name of the key that a file is encrypted with; empty if it is plain or not there.
     *
     * @throws IOException if it can't be read
     */
    public static Optional<String> keyOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return EncryptionHeader.read(channel).map(EncryptionHeader::keyName);
        }
    }

    /** Whether a file that is made here now is encrypted. */
    public static boolean isEncryptedWhenMade(Path file) {
        return FileKeys.forNew(file.toAbsolutePath().normalize().toString()).isPresent();
    }

    /** What is in a file, read as it was before it was encrypted. */
    public static InputStream newInputStream(Path file) throws IOException {
        return path(file).newInputStream();
    }

    /** Makes a file anew, encrypted if its folder's files are to be. Closed, it survives a power cut. */
    public static OutputStream newOutputStream(Path file) throws IOException {
        return path(file).newOutputStream(false);
    }

    /** Opens a file as H2 would: "r" to read, "rw" to read and write. */
    static FileChannel open(Path file, String mode) throws IOException {
        return path(file).open(mode);
    }

    /**
     * A buffer to read a file with that was opened here: outside the heap, from which and to which the system copies at once;
     * in the heap for H2's decryption, which knows no other.
     */
    static ByteBuffer bufferFor(FileChannel file, int bytes) {
        return file instanceof Above ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes);
    }

    private static FilePath path(Path file) {
        return FilePath.get(prefix() + file.toAbsolutePath().normalize());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        try {
            return through(file, !mode.equals("r"));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private FileChannel through(FileChannel file, boolean writable) throws IOException {
        Optional<EncryptionHeader> header = EncryptionHeader.read(file);
        if (header.isPresent()) {
            return decrypting(file, header.get());
        }
        Optional<FileKey> key = writable && file.size() == 0 ? FileKeys.forNew(getBase().toString()) : Optional.empty();
        if (key.isEmpty()) {
            return file;
        }
        EncryptionHeader made = EncryptionHeader.of(key.get());
        ByteBuffer block = made.block();
        while (block.hasRemaining()) {
            file.write(block, block.position());
        }
        return decrypting(file, made);
    }

    private FileChannel decrypting(FileChannel file, EncryptionHeader header) throws IOException {
        FileKey key = FileKeys.find(header.keyName()).orElseThrow(() -> new KeyMissingException(
                KeyMissingException.Kind.UNKNOWN, header.keyName()));
        if (!header.fits(key)) {
            throw new KeyMissingException(KeyMissingException.Kind.OTHER, header.keyName());
        }
        return new Above(new FileEncrypt(toString(), key.bytes(), new Base(file, header)));
    }

    @Override
    public long size() {
        try (FileChannel file = open("r")) {
            return file.size();
        } catch (IOException unreadable) {
            return super.size();
        }
    }

    @Override
    public InputStream newInputStream() throws IOException {
        return Channels.newInputStream(open("r"));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        if (append) {
            throw new IOException("nothing is added to files that may be encrypted");
        }
        // What was there may have been plain.
        getBase().delete();
        return new WholeBlocks(open("rw"));
    }

    /** The file below: H2 gets the salt from the header, of which one copy is good. */
    private static final class Base extends PassingChannel {
        private final ByteBuffer header;

        Base(FileChannel file, EncryptionHeader header) {
            super(file);
            this.header = header.block();
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // see PassingChannel
        public int read(ByteBuffer target, long position) throws IOException {
            if (position + target.remaining() > EncryptionHeader.BYTES) {
                return super.read(target, position);
            }
            int length = target.remaining();
            target.put(header.slice((int) position, length));
            return length;
        }
    }

    /** What is in the file: H2 reads no further than to the end, but not if it is asked for more. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // see PassingChannel
    private static final class Above extends PassingChannel {
        Above(FileChannel file) {
            super(file);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int read = read(target, position());
            position(position() + Math.max(0, read));
            return read;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            long left = size() - position;
            if (left >= target.remaining() || left <= 0) {
                return super.read(target, position);
            }
            ByteBuffer rest = target.slice(target.position(), (int) left);
            int read = super.read(rest, position);
            target.position(target.position() + read);
            return read;
        }
    }

    /** H2 tells the size of an encrypted file wrong once a write in the middle of a block was followed by others. */
    private static final class WholeBlocks extends OutputStream {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocate(16 * EncryptionHeader.BYTES);

        WholeBlocks(FileChannel file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, buffer.remaining());
                buffer.put(bytes, from + done, part);
                done += part;
                if (!buffer.hasRemaining()) {
                    pass();
                }
            }
        }

        private void pass() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            buffer.clear();
        }

        @Override
        public void close() throws IOException {
            try (file) {
                if (file.isOpen()) {
                    pass();
                    file.force(true);
                }
            }
        }
    }
}
