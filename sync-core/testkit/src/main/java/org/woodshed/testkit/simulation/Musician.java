package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.SignOut;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.logbook.Saving;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PracticeTime;

/** Does at a laptop what its musician might, as a step's salt says. Not thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // whoever plays does not wait; what came of it is checked at the end
final class Musician {
    private static final List<String> TITLES = List.of("Moonlight Sonata", "Chaconne", "Summertime", "Asturias");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration SIGNING = Duration.ofMinutes(2);
    private static final Instant IMPORTED = Instant.parse("2026-10-01T16:00:00Z");

    private final SimulatedLaptop laptop;
    private final Random random;
    private final World world;

    /** @param world learns what was typed, once the laptop says it is safe */
    Musician(SimulatedLaptop laptop, long salt, World world) {
        this.laptop = laptop;
        this.random = new Random(salt);
        this.world = world;
    }

    void act(Step.Kind kind) throws InvalidInputException {
        laptop.echoes()
                .somethingIsDone(kind == Step.Kind.SIGN_IN || kind == Step.Kind.SIGN_OUT ? SIGNING : Duration.ZERO);
        Instant before = world.time().instant();
        actAtOnce(kind);
        if (!world.time().instant().equals(before)) {
            throw new BrokenPromiseException("whoever plays had to wait for " + kind);
        }
    }

    private void actAtOnce(Step.Kind kind) throws InvalidInputException {
        Logbook logbook = laptop.woodshed().logbook();
        switch (kind) {
            case ADD_ENTRY -> addEntry(logbook);
            case EDIT_ENTRY -> editEntry(logbook);
            case DELETE_ENTRY -> any(entries(logbook)).forEach(logbook::deleteEntry);
            case RESTORE_ENTRY -> any(entries(logbook)).forEach(entry -> {
                logbook.deleteEntry(entry);
                logbook.restore(entry.state().key());
            });
            case ADD_PIECE -> logbook.pieceNamed(new PieceName(TITLES.get(random.nextInt(TITLES.size())), "Someone"));
            case EDIT_PIECE -> editPiece(logbook);
            case EDIT_LISTS -> new ListPlayer(laptop, random).edit();
            case ADD_GOAL -> logbook.addGoal(GoalDraft.titled(Typed.word(random), laptop.clock().instant()));
            case COUNT -> count(logbook);
            case RESOLVE -> any(laptop.woodshed().merging().conflicts()).forEach(this::resolve);
            case UNDO_COMBINED -> undoCombined();
            case SET_STRATEGY -> laptop.woodshed().merging().setStrategy(List.of(Strategy.values()).get(random.nextInt(
                    Strategy.values().length)));
            case SYNC_NOW -> laptop.woodshed().sync().syncNow();
            case PAUSE -> laptop.woodshed().sync().setPaused(random.nextBoolean());
            case WAKE -> laptop.woodshed().sync().wake();
            case SIGN_OUT -> laptop.woodshed().sync().signOut(random.nextBoolean() ? new SignOut.Keep()
                    : new SignOut.SyncFirst());
            case SIGN_IN -> {
                if (!laptop.signedIn()) {
                    signIn();
                }
            }
            case IMPORT -> importLines(logbook);
            case UNDO -> undo(logbook);
            case FILL_LIST -> new ListPlayer(laptop, random).fill();
            case ASK_LEADER -> addByFollower(logbook);
            default -> throw new IllegalArgumentException(kind + " is nothing a musician does");
        }
    }

    private void addEntry(Logbook logbook) throws InvalidInputException {
        Instant start = laptop.clock().instant().minusSeconds(random.nextInt(100_000));
        EntryDraft draft =
                EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START), laptop
                        .clock().instant()).durationSeconds(random.nextInt(7_000));
        String word = Typed.word(random);
        remember(logbook.addEntry(draft.notes(word)), word);
    }

    /** From a command line, while the window leads the folder: when the command ends, the entry is safe or was refused. */
    private void addByFollower(Logbook logbook) throws InvalidInputException {
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(laptop.clock().instant(), ZONE,
                PracticeTime.DEFAULT_DAY_START), laptop.clock().instant());
        String word = Typed.word(random);
        String owner = laptop.owner();
        List<Saving> made = new ArrayList<>();
        boolean done = laptop.askByFollower(() -> {
            made.add(added(logbook, draft.notes(word)));
            return made.getFirst().durable();
        });
        if (done) {
            world.saved().add(new Typed(owner == null ? "" : owner, laptop, made.getFirst().state().key(), word));
        } else if (!laptop.disk().isInTrouble()) {
            world.complain(laptop + " refused what a follower asked for although it could have been stored");
        }
    }

    private static Saving added(Logbook logbook, EntryDraft draft) {
        try {
            return logbook.addEntry(draft);
        } catch (InvalidInputException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void editEntry(Logbook logbook) throws InvalidInputException {
        for (LogbookEntry entry : any(entries(logbook))) {
            EntryDraft draft = EntryDraft.of(entry);
            String word = Typed.word(random);
            switch (random.nextInt(5)) {
                case 0 -> draft.notes(random.nextInt(3) == 0 ? word : shortened(entry.notes()) + "\n" + word);
                case 1 -> draft.instrument(word);
                case 2 -> draft.tags(Set.of(word));
                case 3 -> draft.techniques(Set.of(word));
                default -> draft.sessionId(word);
            }
            if (random.nextBoolean()) {
                draft.durationSeconds(random.nextInt(7_000));
            }
            Saving saving = logbook.editEntry(entry, draft);
            laptop.noteEdit(entry.state(), saving.state());
            remember(saving, word);
        }
    }

    /** Undoes what was done last; the next time, that is taken back in turn. */
    private void undo(Logbook logbook) {
        SimulatedLaptop.Edit last = laptop.lastEdit();
        if (last != null) {
            logbook.lead(last.to(), last.from());
            laptop.noteEdit(last.to(), last.from());
        }
    }

    /** Some lines of the one file that everybody has. */
    private void importLines(Logbook logbook) throws InvalidInputException {
        List<ImportedEntry> lines = new ArrayList<>();
        for (int line = random.nextInt(4); line < 4; line++) {
            Instant start = IMPORTED.plus(Duration.ofDays(line));
            EntryDraft draft = EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START),
                    start).durationSeconds(600).notes("line " + line);
            lines.add(new ImportedEntry(new EntityId("imported-" + line), draft, new PieceName(TITLES.get(line),
                    "Someone")));
        }
        logbook.importEntries(lines);
    }

    private void editPiece(Logbook logbook) throws InvalidInputException {
        List<Piece> pieces =
                logbook.pieces().stream().flatMap(summary -> logbook.piece(summary.piece().id()).stream()).toList();
        for (Piece piece : any(pieces)) {
            String word = Typed.word(random);
            PieceDraft draft = PieceDraft.of(piece);
            remember(logbook.editPiece(piece, random.nextBoolean() ? draft.notes(word) : draft.tags(Set.of(word))),
                    word);
        }
    }

    /** Where nobody's logbook is open, somebody else may sign in. */
    private void signIn() {
        String other = world.laptops().get(random.nextInt(world.laptops().size())).home();
        if (laptop.owner() == null && !other.equals(laptop.home())) {
            laptop.signIn(other);
        } else {
            laptop.signIn();
        }
    }

    private void count(Logbook logbook) throws InvalidInputException {
        for (Goal goal : any(logbook.goals())) {
            Counted counted = new Counted(laptop.user(), goal.id(), 1 + random.nextInt(9));
            Saving saving = logbook.editGoal(goal, GoalDraft.of(goal).progressCount(goal.progressCount() + counted
                    .added()));
            world.unanswered().add(counted);
            saving.durable().thenRun(() -> {
                world.unanswered().remove(counted);
                world.counted().add(counted);
            });
        }
    }

    private void remember(Saving saving, String word) {
        if (saving.durable().isDone()) {
            throw new BrokenPromiseException("an edit waited for the disk: it was stored before it could be shown");
        }
        String owner = laptop.owner();
        Typed typed = new Typed(owner == null ? "" : owner, laptop, saving.state().key(), word);
        CompletableFuture<EntityState> durable = saving.durable();
        durable.thenRun(() -> world.saved().add(typed));
        durable.whenComplete((stored, failure) -> {
            if (failure != null && !laptop.disk().isInTrouble()) {
                world.complain(laptop + " refused an edit although it could have been stored: " + failure);
            }
        });
    }

    private void resolve(OpenConflict conflict) {
        for (Dispute dispute : conflict.disputes()) {
            Choice choice = random.nextBoolean() ? new Choice.Both()
                    : new Choice.Take(random.nextBoolean() ? Side.MINE
                            : Side.THEIRS);
            laptop.woodshed().merging().resolve(conflict.key(), dispute, choice);
        }
    }

    private void undoCombined() {
        for (CombinedItem item : any(laptop.woodshed().merging().combined())) {
            laptop.woodshed().merging().undo(item);
        }
    }

    /** None or one. */
    private <T> List<T> any(List<T> all) {
        return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
    }

    private static List<LogbookEntry> entries(Logbook logbook) {
        try (var all = logbook.allEntries()) {
            return new ArrayList<>(all.toList());
        }
    }

    private static String shortened(String text) {
        return text.length() < 1_000 ? text : text.substring(text.length() - 1_000);
    }
}
