package org.woodshed.portable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/**
 * What one life of a laptop types: new entries, edits and deletions of its own, and the instrument of the other laptop's, so
 * that what both type comes together; and it counts, one by one, where an edit that is applied twice shows. Each is told
 * before it is typed, and once it is saved. Not thread-safe.
 */
@NullMarked
final class TypedEdits {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** What is left of an entry that was deleted. */
    static final String GONE = "gone";
    private static final int KNOWN_FROM_BEFORE = 60;
    /** Whoever types faster than it can be saved makes a queue, in which what is to be sent waits too. */
    private static final int ON_THEIR_WAY = 6;
    private static final String DELETABLE = "fleeting";

    private final Logbook logbook;
    private final String name;
    private final int life;
    private final Random random;
    private final TypingLaptop.Teller teller;
    private final Map<EntityId, LogbookEntry> mine = new ConcurrentHashMap<>();
    private final Map<EntityId, LogbookEntry> others = new ConcurrentHashMap<>();
    private final AtomicInteger unsaved = new AtomicInteger();
    private CompletableFuture<?> counting = CompletableFuture.completedFuture(null);
    private int number;

    TypedEdits(Logbook logbook, String name, int life, Random random, TypingLaptop.Teller teller) {
        this.logbook = logbook;
        this.name = name;
        this.life = life;
        this.random = random;
        this.teller = teller;
        for (EntryRow row : logbook.latestEntries(KNOWN_FROM_BEFORE, null)) {
            LogbookEntry entry = row.entry();
            if (entry.notes() != null && entry.notes().startsWith(name + ":")) {
                mine.put(entry.id(), entry);
            } else if (!isDeletable(entry)) {
                others.put(entry.id(), entry);
            }
        }
    }

    /** The other laptop leaves it alone: an edit there would bring it back. */
    private static boolean isDeletable(LogbookEntry entry) {
        return DELETABLE.equals(entry.mood());
    }

    /** Named, so that each laptop has one of its own. */
    static String goalOf(String name) {
        return "counted on " + name;
    }

    /** How far this laptop has counted. */
    int counted() {
        return goal().progressCount();
    }

    private Goal goal() {
        return logbook.goals().stream().filter(goal -> goal.title().equals(goalOf(name))).findFirst().orElseThrow();
    }

    /** A few edits, unless too many are on their way to the disk. */
    void typeSome() {
        try {
            for (int more = random.nextInt(3); more >= 0 && unsaved.get() < ON_THEIR_WAY; more--) {
                type(random.nextInt(20));
            }
        } catch (InvalidInputException | RuntimeException failure) {
            teller.tell("failed", failure);
            throw new IllegalStateException(failure);
        }
    }

    private void type(int what) throws InvalidInputException {
        LogbookEntry own = any(List.copyOf(mine.values()));
        LogbookEntry other = any(List.copyOf(others.values()));
        if (what < 2) {
            count();
        } else if (what < 7 && own != null) {
            write(own);
        } else if (what < 8 && own != null && isDeletable(own)) {
            delete(own);
        } else if (what < 10 && other != null) {
            play(other);
        } else {
            add();
        }
    }

    private void count() throws InvalidInputException {
        if (counting.isDone()) {
            Goal goal = goal();
            String text = String.valueOf(goal.progressCount() + 1);
            teller.tell("typed", goalOf(name), text);
            Saving saving = logbook.editGoal(goal, GoalDraft.of(goal).progressCount(goal.progressCount() + 1));
            counting = saving.durable();
            saved(goalOf(name), text, saving);
        }
    }

    private void add() throws InvalidInputException {
        Instant now = Instant.now();
        String text = next();
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(now, ZONE, PracticeTime.DEFAULT_DAY_START), now)
                .durationSeconds(600).notes(text).sessionId(text).mood(random.nextBoolean() ? DELETABLE : null);
        // The id is known only afterwards: the session, which nobody edits, tells of an entry that was never acknowledged.
        teller.tell("typed", "new", text);
        Saving saving = logbook.addEntry(draft);
        mine.put(saving.state().id(), new LogbookEntry(saving.state()));
        saved(saving.state().id() + ".notes", text, saving);
    }

    private void write(LogbookEntry entry) throws InvalidInputException {
        String text = next();
        teller.tell("typed", entry.id() + ".notes", text);
        Saving saving = logbook.editEntry(entry, EntryDraft.of(entry).notes(text));
        mine.put(entry.id(), new LogbookEntry(saving.state()));
        saved(entry.id() + ".notes", text, saving);
    }

    private void play(LogbookEntry entry) throws InvalidInputException {
        String text = next();
        teller.tell("typed", entry.id() + ".instrument", text);
        Saving saving = logbook.editEntry(entry, EntryDraft.of(entry).instrument(text));
        others.put(entry.id(), new LogbookEntry(saving.state()));
        saved(entry.id() + ".instrument", text, saving);
    }

    private void delete(LogbookEntry entry) {
        mine.remove(entry.id());
        teller.tell("typed", entry.id() + ".notes", GONE);
        saved(entry.id() + ".notes", GONE, logbook.deleteEntry(entry));
    }

    private void saved(String what, String text, Saving saving) {
        unsaved.incrementAndGet();
        CompletableFuture<Void> _ = saving.durable().thenRun(() -> {
            unsaved.decrementAndGet();
            teller.tell("saved", what, text);
        });
    }

    private String next() {
        number++;
        return name + ":" + life + "." + number;
    }

    private @Nullable LogbookEntry any(List<LogbookEntry> entries) {
        return entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    }
}
