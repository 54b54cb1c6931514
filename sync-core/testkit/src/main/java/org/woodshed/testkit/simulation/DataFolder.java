package org.woodshed.testkit.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** A laptop's data folder on a disk of its own. Not thread-safe. */
record DataFolder(Folders folders, Path path, SimulatedDisk disk) {
    /** A folder with an empty logbook, and room enough. */
    static DataFolder empty(Folders folders) {
        return on(folders, folders.empty(), new SimulatedDisk(Long.MAX_VALUE));
    }

    private static DataFolder on(Folders folders, Path path, SimulatedDisk disk) {
        DiskPath.put(path, disk);
        return new DataFolder(folders, path, disk);
    }

    /**
     * What is found after the power failed: without some, none or all of what no fsync had made safe.
     *
     * @param found where to look, which is this folder unless somebody made a mistake
     */
    DataFolder afterPowerCut(Path found, RandomGenerator random) {
        int unsafe = disk.unsafeWrites();
        return without(found, random.nextBoolean() ? 0 : random.nextInt(unsafe + 1));
    }

    /** What another program finds after this one's was killed: all that it wrote. */
    DataFolder afterKill() {
        return without(path, disk.unsafeWrites());
    }

    private DataFolder without(Path found, int surviving) {
        disk.cut();
        Path copy = folders.copy(found);
        if (found.equals(path)) {
            try {
                disk.takeBack(copy, surviving);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return on(folders, copy, new SimulatedDisk(disk.freeBytes()));
    }

    void delete() {
        DiskPath.remove(path);
        folders.delete(path);
    }
}
