package org.woodshed.portable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * File systems of a few megabytes each, in memory, which can be filled. They are mounted where only the programs see them
 * that are started by way of {@link #entering}; where users may not do that, for the whole system, if root runs the tests.
 * Where neither is permitted, tests are skipped, and say so, unless {@code -Dwoodshed.requireSmallDisk=true}.
 */
@NullMarked
final class SmallDisks implements AutoCloseable {
    private static final String REQUIRED = "woodshed.requireSmallDisk";
    private static final String MOUNTED = "mounted";
    /** Its first argument is a size, the others are folders; it lives until its standard input ends. */
    private static final String MOUNTING =
            "size=$0; for folder in \"$@\"; do mount -t tmpfs -o size=$size tmpfs \"$folder\""
                    + " || exit 1; done; echo " + MOUNTED + "; cat";
    private static final String UNMOUNTING = "; umount \"$@\"";
    private static final String BALLAST = "ballast";
    private static final int BLOCK_BYTES = 4_096;

    private final Process holder;
    private final boolean namespace;

    private SmallDisks(Process holder, boolean namespace) {
        this.holder = holder;
        this.namespace = namespace;
    }

    /** Mounts one on each folder, which is made. */
    static SmallDisks orSkip(int mebibytes, Path... folders) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(mebibytes + "m"));
        for (Path folder : folders) {
            arguments.add(Files.createDirectories(folder).toString());
        }
        SmallDisks disks = mounted(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNTING),
                arguments, true);
        if (disks == null) {
            disks = mounted(List.of("sh", "-c", MOUNTING + UNMOUNTING), arguments, false);
        }
        if (disks != null) {
            return disks;
        }
        if (Boolean.getBoolean(REQUIRED)) {
            throw new IllegalStateException("No small file system can be mounted here");
        }
        return Assumptions.abort("No small file system can be mounted here");
    }

    private static @Nullable SmallDisks mounted(List<String> shell, List<String> arguments, boolean namespace)
            throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(arguments);
        try {
            Process holder = Program.start(command);
            return MOUNTED.equals(Program.lines(holder).readLine()) ? new SmallDisks(holder, namespace) : null;
        } catch (UncheckedIOException noSuchProgram) {
            return null;
        }
    }

    /** What stands before a command so that it sees them. */
    List<String> entering() {
        return namespace ? List.of("nsenter", "--target", String.valueOf(holder.pid()), "--user", "--mount",
                "--preserve-credentials") : List.of();
    }

    /** Takes all the room that is left, or left again, on the one that is mounted there. */
    void fill(Path folder) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream ballast = Files.newOutputStream(ballast(folder), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            if (Files.size(ballast(folder)) == 0) {
                throw full;
            }
        }
    }

    void makeRoom(Path folder) throws IOException {
        Files.delete(ballast(folder));
    }

    /** As this process sees it. */
    private Path ballast(Path folder) {
        Path root = Path.of(namespace ? "/proc/" + holder.pid() + "/root" : "/");
        return root.resolve(Path.of("/").relativize(folder.toAbsolutePath())).resolve(BALLAST);
    }

    /** Ends them; whoever uses them has ended before. */
    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.onExit().join();
    }
}
