package org.woodshed.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/**
 * One laptop with a data folder of its own, driven as its musician would, waiting where a test has to. Not thread-safe.
 */
public final class Laptop implements AutoCloseable {
    /** Of every account that a laptop of a test makes. */
    public static final String PASSWORD = "slow practice makes perfect";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final long PATIENCE_SECONDS = 40;

    private final Path folder;
    private final String name;
    private Duration patience = Duration.ofSeconds(30);
    private Clock clock = Clock.system(ZONE);
    private LocalWoodshed woodshed;

    private Laptop(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.woodshed = open(folder, clock, patience);
    }

    /** Opens a laptop whose data folder lies in the given one. */
    public static Laptop named(String name, Path parent) {
        return new Laptop(parent.resolve(name), name);
    }

    private static LocalWoodshed open(Path folder, Clock clock, Duration patience) {
        return LocalWoodshed.open(new WoodshedConfig(folder, clock, new SecureRandom(), patience));
    }

    public Woodshed woodshed() {
        return woodshed;
    }

    /** Closes and opens the data folder again; syncing has not begun. */
    public void reopen() {
        woodshed.close();
        open();
    }

    /** Opens the data folder again after {@link #close()}; syncing has not begun. */
    public void open() {
        woodshed = open(folder, clock, patience);
    }

    /** As {@link #reopen()}, waiting no longer than this for each of the server's answers from now on. */
    public void reopenWith(Duration newPatience) {
        patience = newPatience;
        reopen();
    }

    /** As {@link #reopen()}, with another clock from now on. */
    public void reopenWith(Clock newClock) {
        clock = newClock;
        reopen();
    }

    /** Makes an account with this laptop as its first. */
    public Laptop register(URI server, String email) {
        return connect(new ConnectRequest(server, email, PASSWORD, true, name));
    }

    /** Signs in as one more laptop of an account. */
    public Laptop signIn(URI server, String email) {
        return connect(new ConnectRequest(server, email, PASSWORD, false, name));
    }

    private Laptop connect(ConnectRequest request) {
        ConnectResult result = await(woodshed.sync().connect(request));
        if (!(result instanceof ConnectResult.Connected)) {
            throw new IllegalStateException("not connected: " + result);
        }
        return this;
    }

    /** Syncs until both sides are equal; fails if that is not how it ends. */
    public SyncResult.Done sync() {
        return switch (trySync()) {
            case SyncResult.Done done -> done;
            case SyncResult other -> throw new IllegalStateException(name + " did not get in step: " + other);
        };
    }

    /** Syncs, however it ends. */
    public SyncResult trySync() {
        return await(woodshed.sync().syncNow());
    }

    /** Adds an entry, and returns it once it is safe on the disk. */
    public LogbookEntry log(String startedAt, int minutes, UnaryOperator<EntryDraft> details) {
        Instant start = Instant.parse(startedAt);
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START),
                Instant.now()).durationSeconds(minutes * 60);
        return saved(() -> woodshed.logbook().addEntry(details.apply(draft)));
    }

    /** Edits an entry as it is now. */
    public LogbookEntry edit(EntityId id, UnaryOperator<EntryDraft> change) {
        LogbookEntry entry = entry(id);
        return saved(() -> woodshed.logbook().editEntry(entry, change.apply(EntryDraft.of(entry))));
    }

    /** Edits an entry as an editor does that was opened a while ago. */
    public LogbookEntry edit(LogbookEntry openedOn, UnaryOperator<EntryDraft> change) {
        return saved(() -> woodshed.logbook().editEntry(openedOn, change.apply(EntryDraft.of(openedOn))));
    }

    public void delete(EntityId id) {
        await(woodshed.logbook().deleteEntry(entry(id)).durable());
    }

    /** The entry as this laptop shows it. */
    public LogbookEntry entry(EntityId id) {
        return woodshed.logbook().entry(id).orElseThrow(() -> new IllegalStateException(name + " has no entry " + id))
                .entry();
    }

    public boolean has(EntityId id) {
        return woodshed.logbook().entry(id).isPresent();
    }

    public List<LogbookEntry> entries() {
        return woodshed.logbook().allEntries().toList();
    }

    private LogbookEntry saved(Edit edit) {
        try {
            return new LogbookEntry(await(edit.save().durable()));
        } catch (InvalidInputException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        woodshed.close();
    }

    /** One edit, which may be refused. */
    @FunctionalInterface
    private interface Edit {
        Saving save() throws InvalidInputException;
    }
}
