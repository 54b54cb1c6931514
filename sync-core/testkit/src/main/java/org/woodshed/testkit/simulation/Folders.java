package org.woodshed.testkit.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.threads.MachineThread;

/** Data folders of simulated laptops, in memory where the machine has such a place. Not thread-safe. */
final class Folders implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path root;
    private final Path template;
    private int made;

    Folders() {
        try {
            this.root = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "woodshed-simulation")
                    : Files
                            .createTempDirectory("woodshed-simulation");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.template = root.resolve("template");
        LocalStore.prepare(template);
        LocalStore.open(template, MachineThread.finishing("template")).close();
    }

    /** A folder with an empty logbook, whose tables need not be made once more. */
    Path empty() {
        return copy(template);
    }

    /** The folder as it is on the disk at this moment: what a machine finds after a power cut. */
    Path copy(Path folder) {
        Path copy = other();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.relativize(file));
                Files.createDirectories(target.getParent());
                if (!file.getFileName().toString().equals("woodshed.lock")) {
                    Files.copy(file, target);
                }
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path other() {
        return root.resolve("folder" + made++);
    }

    void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        delete(root);
    }
}
