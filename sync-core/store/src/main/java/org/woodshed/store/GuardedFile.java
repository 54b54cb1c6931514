package org.woodshed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's way to a database file that stays whole when the disk refuses something. Left to itself, H2 goes on writing for a
 * while after a failure, from other threads and when it closes, and leaves files behind that it can't open. Here the first
 * refusal is the last thing that happens to the file: it stays as a power cut would have left it, and that H2 can open.
 * What is written gets checksums on the way, which {@link FileCheck} looks at.
 * Made by H2. Thread-safe.
 */
public final class GuardedFile extends FilePathWrapper {
    private static final String SCHEME = "guarded";

    /** What a file's name begins with in H2's addresses, to be guarded. */
    public static String prefix() {
        FilePath.register(new GuardedFile());
        return SCHEME + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new GuardedChannel(toString().replace('\\', '/'), getBase().open(mode));
    }
}
