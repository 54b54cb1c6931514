package org.woodshed.testkit.simulation;

import java.util.HashMap;
import java.util.Map;
import org.woodshed.client.SyncFigures;
import org.woodshed.server.storage.LogHead;

/** The invariants of the architecture, checked in a history. Not thread-safe. */
final class Promises {
    private final World world;
    private final Map<String, Long> cursors = new HashMap<>();

    Promises(World world) {
        this.world = world;
    }

    /** What holds at every moment. */
    void checkMeanwhile() {
        checkLedger();
        BrokenPromiseException.unless(world.complaints().isEmpty(), world.complaints() + "");
        world.laptops().forEach(this::look);
    }

    /** What a laptop shows whose disk is full need not be what is on it. */
    private void look(SimulatedLaptop laptop) {
        if (!laptop.disk().isInTrouble()) {
            checkMeanwhile(laptop, laptop.figures());
        }
    }

    private void checkLedger() {
        world.server().ledger().broken().ifPresent(what -> {
            throw new BrokenPromiseException(what);
        });
    }

    /** The datasets of these histories are never exchanged, so there is no reason for a cursor to go back. */
    private void checkMeanwhile(SimulatedLaptop laptop, SyncFigures figures) {
        if (world.restored()) {
            // Laptops start again from nothing, and give the server what it lost.
            cursors.clear();
            return;
        }
        laptop.echoes().look(figures);
        laptop.echoes().found().ifPresent(change -> {
            throw new BrokenPromiseException(laptop + " sent what nobody did: " + change);
        });
        BrokenPromiseException.unless(laptop.woodshed().sync().counters().digestMismatches() == 0, laptop
                + " held something else than the server at the same cursor");
        if (figures.server() == null) {
            cursors.clear();
            return;
        }
        String whose = laptop + figures.email();
        long before = cursors.getOrDefault(whose, 0L);
        BrokenPromiseException.unless(figures.cursor() >= before,
                laptop + "'s cursor went back from " + before + " to " + figures.cursor());
        cursors.put(whose, figures.cursor());
        LogHead head = world.server().head(world.server().user(String.valueOf(figures.email())));
        BrokenPromiseException.unless(figures.cursor() != head.lastSeq() || figures.digest().equals(head.digest()),
                laptop
                        + "'s cursor covers what it does not hold: " + figures.digest() + " at " + head);
    }

    void checkAtTheEnd() {
        checkLedger();
        world.laptops().forEach(laptop -> checkMeanwhile(laptop, laptop.figures()));
        new PromisesAtTheEnd(world).check();
    }
}
