package org.woodshed.app.tour;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** Two laptops and the server between them. Not thread-safe. */
final class TwoLaptops implements AutoCloseable {
    private static final int LIVE_EDITS = 20;
    private static final String EMAIL = "clara@example.org";

    private final TourReport report;
    private final Laptop first;
    private final Laptop second;
    private final Path serverScript;
    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private @Nullable ServerProcess server;
    private int port;

    TwoLaptops(TourReport report, Laptop first, Laptop second, Path serverScript, Path folder) {
        this.report = report;
        this.first = first;
        this.second = second;
        this.serverScript = serverScript;
        this.folder = folder;
    }

    void connectBoth() throws TourFailedException, InterruptedException {
        report.step("A sync server starts, in a process of its own");
        URI address = startServer(0);
        report.step(first.name() + " connects it and sends everything");
        int waiting = first.woodshed().sync().outbox().size();
        SyncResult sent = first.connect(address, EMAIL, password, true);
        report.check("changes sent", waiting, Words.sent(sent));
        report.check("changes that wait for the server", 0, first.woodshed().sync().outbox().size());
        report.step(second.name() + " connects it and receives everything");
        SyncResult received = second.connect(address, EMAIL, password, false);
        report.check("changes received", waiting, Words.received(received));
        checkEqual();
    }

    private URI startServer(int port) throws TourFailedException, InterruptedException {
        ServerProcess started = ServerProcess.start(serverScript, folder, port);
        server = started;
        report.tell("process " + started.pid() + " answers at " + started.address());
        return started.address();
    }

    /** Ends the server; laptops find nobody at its address. */
    void stopServer() {
        port = server == null ? 0 : server.address().getPort();
        close();
    }

    /** Starts the server where it was. */
    URI startServerAgain() throws TourFailedException, InterruptedException {
        return startServer(port);
    }

    /** Ends the server, if it runs. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    void editLive() throws TourFailedException, InterruptedException {
        report.step("Both laptops are open; " + second.name() + " sees what " + first.name() + " types");
        first.woodshed().startSyncing();
        second.woodshed().startSyncing();
        EntityId id = newest();
        // Until both are connected, an edit may have to wait for that.
        typeLive(id, 0);
        List<Duration> times = new ArrayList<>();
        for (int edit = 1; edit <= LIVE_EDITS; edit++) {
            times.add(typeLive(id, edit));
        }
        times.sort(null);
        report.check("edits seen", LIVE_EDITS, times.size());
        report.tell("from the call on " + first.name() + " to the change on " + second.name() + ": median "
                + Words.millis(times.get(LIVE_EDITS / 2)) + ", slowest " + Words.millis(times.getLast()));
    }

    private Duration typeLive(EntityId id, int edit) throws TourFailedException, InterruptedException {
        String notes = "Inner voices, slowly: " + edit + " times";
        return second.timeUntil(id, entry -> entry.notes().equals(notes),
                () -> first.edit(EntryDraft.of(first.entry(id))
                        .notes(notes), id));
    }

    /** The entry that was logged by hand. */
    private EntityId newest() {
        return first.woodshed().logbook().latestEntries(1, null).getFirst().entry().id();
    }

    void editApartOffline() throws TourFailedException, InterruptedException {
        report.step("The server stops, and both laptops change the same entry");
        stopServer();
        EntityId id = newest();
        first.edit(EntryDraft.of(first.entry(id)).rating(5).notes("Inner voices sing at last"), id);
        second.edit(EntryDraft.of(second.entry(id)).rating(2).tags(List.of("tired")), id);
        for (Laptop laptop : List.of(first, second)) {
            SyncStatus status = laptop.waitFor(now -> now instanceof SyncStatus.Offline
                    || now instanceof SyncStatus.Problem);
            report.tell(laptop.name() + " rates it " + laptop.entry(id).rating() + ", " + Words.status(status));
        }
        report.step("The server is there again, and both laptops sync");
        startServerAgain();
        first.sync();
        second.sync();
        first.sync();
        report.check("server's port", port, server == null ? 0 : server.address().getPort());
        LogbookEntry merged = second.entry(id);
        report.check("notes, changed on one laptop", "Inner voices sing at last", merged.notes());
        report.check("tags, changed on the other", "[tired]", merged.tags().toString());
    }

    /** The rating was changed on both: the laptop that synced last asks. */
    void choose() throws TourFailedException, InterruptedException {
        report.step("The rating was changed on both: that is for the musician to choose");
        Laptop asking = second.conflicts().isEmpty() ? first : second;
        report.check("entries that need a choice", 1, first.conflicts().size() + second.conflicts().size());
        OpenConflict conflict = asking.conflicts().getFirst();
        report.check("fields in question", 1, conflict.disputes().size());
        Dispute dispute = conflict.disputes().getFirst();
        report.tell(dispute.path() + ": " + Words.value(dispute.mine()) + " on " + asking.name() + ", " + Words.value(
                dispute.theirs()) + " on "
                + (conflict.theirDevice() == null ? "the other laptop"
                        : conflict
                                .theirDevice()));
        report.tell("the choice on " + asking.name() + ": the other laptop's " + Words.value(dispute.theirs()));
        asking.await("choosing", asking.woodshed().sync().resolve(conflict.key(), dispute.path(), Side.THEIRS));
        asking.sync();
        first.sync();
        second.sync();
        report.check("entries that need a choice", 0, first.conflicts().size() + second.conflicts().size());
        report.check("rating on both laptops", rating(first, conflict), rating(second, conflict));
    }

    private static String rating(Laptop laptop, OpenConflict conflict) throws TourFailedException {
        return String.valueOf(laptop.entry(conflict.key().id()).rating());
    }

    void compare() throws TourFailedException, InterruptedException {
        report.step("Everything is compared");
        first.sync();
        second.sync();
        checkEqual();
        report.check("changes that wait for the server", 0, first.woodshed().sync().outbox().size() + second.woodshed()
                .sync().outbox().size());
    }

    private void checkEqual() throws TourFailedException {
        report.check("entries, pieces and time on both laptops", Words.totals(first.woodshed().logbook().totals()),
                Words
                        .totals(second.woodshed().logbook().totals()));
        report.check("digest of both laptops", Words.digest(first.woodshed().sync().figures().digest()),
                Words.digest(second
                        .woodshed().sync().figures().digest()));
    }
}
