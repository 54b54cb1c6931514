package org.woodshed.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one opening of a database file, and keeps from H2 that the disk refuses something: it writes on, into memory.
 * H2 would close the database at once, in whichever thread met the refusal and with its locks held, while another thread
 * closes it as well with the locks in the other order: neither would ever get to an end. Thread-safe.
 */
public final class Guard {
    private final List<GuardedChannel> channels;

    private Guard(List<GuardedChannel> channels) {
        this.channels = channels;
    }

    /**
     * From now on the file's refusals are kept from H2.
     *
     * @throws IllegalStateException if nobody has opened the file by {@link GuardedFile}
     */
    public static Guard of(Path file) {
        List<GuardedChannel> channels = GuardedChannel.of(file);
        if (channels.isEmpty()) {
            throw new IllegalStateException("no guarded file is open there");
        }
        channels.forEach(GuardedChannel::hideRefusals);
        return new Guard(channels);
    }

    /** Whether nothing was refused so far. If something was, what H2 shows as committed since is not in the file. */
    public boolean isWhole() {
        return refusal() == null;
    }

    /**
     * Returns if nothing was refused so far.
     *
     * @throws UncheckedIOException if the disk refused something
     */
    public void check() {
        IOException refusal = refusal();
        if (refusal != null) {
            throw new UncheckedIOException(refusal);
        }
    }

    private @Nullable IOException refusal() {
        for (GuardedChannel channel : channels) {
            IOException refusal = channel.refusal();
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Nothing more gets to the disk: the file stays as a power cut would leave it. H2 can be closed in peace. */
    public void giveUp() {
        channels.forEach(GuardedChannel::giveUp);
    }

    /** Gives it up, and frees the file and its lock; for when H2 has closed it, or will never. */
    public void end() {
        channels.forEach(GuardedChannel::end);
    }

    /** As {@link #end()}, for whatever is open of a file. */
    static void end(Path file) {
        GuardedChannel.of(file).forEach(GuardedChannel::end);
    }
}
