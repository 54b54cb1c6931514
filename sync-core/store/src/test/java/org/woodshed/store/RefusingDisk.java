package org.woodshed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.NullMarked;

/** H2's way to files of a disk that takes nothing for a while. Made by H2. */
@NullMarked
public final class RefusingDisk extends FilePathWrapper {
    static final String SCHEME = "refusing";
    static volatile boolean refuses;

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new PassingChannel(getBase().open(mode)) {
            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                if (refuses) {
                    throw new IOException("No space left on device");
                }
                return super.write(source, position);
            }
        };
    }
}
