package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A laptop's disk, with the data folder on it. Not thread-safe, but that its power may fail in any thread. */
final class LaptopDisk {
    private final SimulatedLaptop.Surroundings around;
    private DataFolder folder;
    /** What is on the disk since its power failed; null if it has not. */
    private volatile @Nullable DataFolder found;

    /** With an empty logbook, and room enough. */
    LaptopDisk(SimulatedLaptop.Surroundings around) {
        this.around = around;
        this.folder = DataFolder.empty(around.folders());
    }

    Path path() {
        return folder.path();
    }

    /** What is on the disk since its power failed; null if it has not. */
    @Nullable
    DataFolder found() {
        return found;
    }

    /** From now on this is what is on it. */
    void startWith(DataFolder image) {
        folder.delete();
        folder = image;
        found = null;
    }

    /**
     * Has the power fail at one of the next writes.
     *
     * @param then is done at that moment
     */
    void cutAfter(int writes, SimulatedLaptop laptop, Runnable then) {
        folder.disk().cutAfter(writes, () -> {
            then.run();
            // What the program does until it notices must not be found: here, too, it was not done.
            found = afterPowerCut(laptop);
        });
    }

    /** What would be found if the power failed now. */
    DataFolder afterPowerCut(SimulatedLaptop laptop) {
        return folder.afterPowerCut(around.mistake().afterPowerCut(laptop, path()), around.random());
    }

    /** What another program finds if this one is killed now. */
    DataFolder afterKill() {
        return folder.afterKill();
    }

    /** Fills it up but for some bytes. */
    void fill(int bytes) {
        folder.disk().leave(bytes);
    }

    void makeRoom() {
        folder.disk().makeRoom();
    }

    boolean isFull() {
        return folder.disk().isFull();
    }

    /** Whether a program on it can't do now what it is asked for. */
    boolean isInTrouble() {
        return folder.disk().isFull() || folder.disk().isCut();
    }

    /** Nothing happens to it any more. */
    void trust() {
        folder.disk().trust();
        folder.disk().makeRoom();
    }

    /** Grows whenever something is written. */
    long changes() {
        return folder.disk().changes();
    }

    void delete() {
        folder.delete();
    }
}
