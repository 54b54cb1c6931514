package org.woodshed.testkit.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntityState;

/** One laptop: the whole client on a data folder of its own. Not thread-safe. */
final class SimulatedLaptop implements AutoCloseable {
    private static final URI SERVER = URI.create("http://127.0.0.1:1");
    private static final String PASSWORD = "slow practice makes perfect";

    private final String name;
    private final String home;
    private final Set<String> guests = new TreeSet<>();
    private final Surroundings around;
    private final SkewedClock clock;
    private final Echoes echoes;
    private final LaptopDisk disk;
    private @Nullable Edit lastEdit;
    private @Nullable Logbook editedIn;
    private Machine machine = new Machine();
    private LocalWoodshed woodshed;
    private @Nullable Reading lastReading;
    private FollowerDesk desk = new FollowerDesk();
    private @Nullable Machine deskOf;

    /** Figures that hold until something is written. */
    private record Reading(SyncControl from, long changes, SyncFigures figures) {}

    /** What a laptop stands in. */
    record Surroundings(Folders folders, VirtualTime time, Random random, Network network, Mistake mistake) {}

    /** From one state of an entity to another. */
    record Edit(EntityState from, EntityState to) {}

    /** @param home the account of whom it belongs to */
    SimulatedLaptop(String name, String home, Surroundings around) {
        this.name = name;
        this.home = home;
        this.around = around;
        this.clock = new SkewedClock(around.time(), ZoneId.of("Europe/Berlin"));
        this.echoes = new Echoes(around.time());
        this.disk = new LaptopDisk(around);
        this.woodshed = open();
    }

    /** Whoever is told that the disk is full makes room. */
    private LocalWoodshed open() {
        try {
            return opened();
        } catch (StoreException refused) {
            DataFolder found = disk.found();
            if (found != null) {
                startWith(found);
            } else if (disk.isFull()) {
                disk.makeRoom();
            } else {
                throw refused;
            }
            return opened();
        }
    }

    private LocalWoodshed opened() {
        LocalWoodshed opened = open(disk.path());
        opened.startSyncing();
        return opened;
    }

    private void startWith(DataFolder image) {
        disk.startWith(image);
        machine = new Machine();
    }

    private LocalWoodshed open(Path where) {
        SimulatedPorts ports = new SimulatedPorts(around, machine, echoes, () -> woodshed.sync().figures().cursor());
        return machine.waiting(() -> LocalWoodshed.open(new WoodshedConfig(where, clock, around.random(), ports)));
    }

    /**
     * Starts it although it runs.
     *
     * @throws BrokenPromiseException if that is possible
     */
    void startAgain() {
        try {
            LocalWoodshed second = open(around.mistake().startedTwice(disk.path(), around.folders()));
            machine.waiting(() -> {
                second.close();
                return true;
            });
        } catch (StoreException refused) {
            if (refused.kind() == StoreException.Kind.IN_USE) {
                return;
            }
            throw refused;
        }
        throw new BrokenPromiseException(this + " has two leaders: both would send what waits");
    }

    /** Ends the program in order and starts it again. */
    void restart() {
        switchOff();
        switchOn();
    }

    void switchOff() {
        end();
    }

    void switchOn() {
        DataFolder found = disk.found();
        if (found == null) {
            machine = new Machine();
            woodshed = open();
        } else {
            comeBack(found);
        }
    }

    /**
     * Has another program on the same folder ask this one, which leads it, for something.
     *
     * @param work does it; completes when it is safe
     * @return whether the other program is told that it is
     */
    boolean askByFollower(Supplier<CompletableFuture<?>> work) {
        if (deskOf != machine) {
            desk = new FollowerDesk();
            deskOf = machine;
            woodshed.serve(desk);
        }
        return desk.ask(disk.path(), () -> machine.waiting(() -> {
            CompletableFuture<?> safe = work.get();
            return around.mistake().toldToFollower(safe.isDone() && !safe.isCompletedExceptionally());
        }));
    }

    private void end() {
        machine.waiting(() -> {
            woodshed.close();
            return true;
        });
        machine.cutOff();
    }

    /** Cuts the power and starts again with what was on the disk. */
    void crash() {
        comeBack(disk.afterPowerCut(this));
    }

    /** The program is killed, and another takes over that waited for it to end. */
    void handOver() {
        comeBack(disk.afterKill());
    }

    /** Has the power fail at one of the next writes. */
    void crashAfter(int writes) {
        disk.cutAfter(writes, this, () -> machine.cutOff());
    }

    /** Starts again if the power failed. */
    void comeBackIfCut() {
        DataFolder found = disk.found();
        if (found != null) {
            comeBack(found);
        }
    }

    private void comeBack(DataFolder image) {
        machine.cutOff();
        woodshed.close();
        startWith(image);
        woodshed = open();
    }

    CompletableFuture<ConnectResult> register() {
        return connect(home, true);
    }

    CompletableFuture<ConnectResult> signIn() {
        return connect(user(), false);
    }

    /** Signs in as somebody else, who is visiting. */
    CompletableFuture<ConnectResult> signIn(String other) {
        guests.add(other);
        return connect(other, false);
    }

    private CompletableFuture<ConnectResult> connect(String user, boolean register) {
        return woodshed().sync().connect(new ConnectRequest(SERVER, user, PASSWORD, register, name));
    }

    /** Whose logbook is open; null if nobody's. */
    @Nullable
    String owner() {
        return figures().email();
    }

    /** Whose logbook is open; if nobody's, whom the laptop belongs to. */
    String user() {
        String owner = owner();
        return owner == null ? home : owner;
    }

    String home() {
        return home;
    }

    /** Who else signed in here. */
    Set<String> guests() {
        return guests;
    }

    /** Its program; if the disk had no room for the logbook before, that is opened now. */
    Woodshed woodshed() {
        return machine.waiting(() -> {
            woodshed.logbook();
            return woodshed;
        });
    }

    /** As they are now; they are read anew if anything was written since. */
    @SuppressWarnings("ReferenceEquality") // after signing in or out it is another logbook
    SyncFigures figures() {
        SyncControl from = woodshed().sync();
        long changes = disk.changes();
        Reading last = lastReading;
        if (last == null || last.from() != from || last.changes() != changes) {
            last = new Reading(from, changes, from.figures());
            lastReading = last;
        }
        return last.figures();
    }

    /** The lists as they are now, once the store's thread has got to it. */
    ListsView lists() {
        return machine.waiting(() -> woodshed().lists().view());
    }

    boolean signedIn() {
        return signedIn(figures());
    }

    /** @param figures as they are now */
    boolean signedIn(SyncFigures figures) {
        return figures.server() != null && !(woodshed().sync().status() instanceof SyncStatus.SignInAgain);
    }

    /** The last edit that can be undone, or redone; null if there is none in the logbook that is open. */
    @SuppressWarnings("ReferenceEquality") // after signing in or out it is another logbook
    @Nullable
    Edit lastEdit() {
        return woodshed().logbook() == editedIn ? lastEdit : null;
    }

    void noteEdit(EntityState from, EntityState to) {
        lastEdit = new Edit(from, to);
        editedIn = woodshed().logbook();
    }

    /** What was done so far, and where it led. */
    String state() {
        return disk.changes() + (disk.isInTrouble() ? "!"
                : " " + figures().cursor() + " " + figures().pending() + " "
                        + figures().digest());
    }

    Echoes echoes() {
        return echoes;
    }

    LaptopDisk disk() {
        return disk;
    }

    SkewedClock clock() {
        return clock;
    }

    Network network() {
        return around.network();
    }

    @Override
    public void close() {
        end();
        disk.delete();
    }

    @Override
    public String toString() {
        return name;
    }
}
