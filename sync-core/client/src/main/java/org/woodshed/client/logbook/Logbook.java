package org.woodshed.client.logbook;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;

/**
 * The logbook on this laptop. Commands check what was typed, answer at once with the new state, and store it on another
 * thread; they never wait for disk or network and may be called on the JavaFX thread. Queries read the disk and must not
 * be. All methods are thread-safe; commands take effect in the order of their calls.
 */
public interface Logbook {
    /** Adds an entry under a new id. */
    Saving addEntry(EntryDraft draft) throws InvalidInputException;

    /**
     * Changes an entry.
     *
     * @param openedOn the entry as the editor showed it when editing began: what others changed since is kept
     */
    Saving editEntry(LogbookEntry openedOn, EntryDraft edited) throws InvalidInputException;

    Saving deleteEntry(LogbookEntry entry);

    /** Brings a deleted entity back as it was before it was deleted here; the way to undo a deletion. */
    CompletableFuture<Boolean> restore(EntityKey key);

    /**
     * Leads an entity from one state to another as an ordinary edit, which syncs like any other: the way to undo and to
     * redo. What others changed meanwhile stays. A state that is deleted stands for one that was not there yet, too.
     */
    Saving lead(EntityState from, EntityState to);

    /** What was deleted in the last thirty days, latest first. Anything older is gone for good. */
    List<TrashItem> trash();

    /** What a screen remembers on this laptop only, such as saved searches. */
    Optional<String> remembered(String name);

    CompletableFuture<String> remember(String name, String text);

    /**
     * The piece of this name: the one that is there, or a new one, which is added by this call. Entries that are added
     * afterwards may refer to it at once.
     */
    EntityId pieceNamed(PieceName name) throws InvalidInputException;

    Saving editPiece(Piece openedOn, PieceDraft edited) throws InvalidInputException;

    /** Deletes a piece; entries about it stay and keep its title. */
    Saving deletePiece(Piece piece);

    Saving addGoal(GoalDraft draft) throws InvalidInputException;

    Saving editGoal(Goal openedOn, GoalDraft edited) throws InvalidInputException;

    Saving deleteGoal(Goal goal);

    /** All goals that are not deleted, by title. */
    List<Goal> goals();

    /** Adds many entries in few transactions. Completes when all of them are safe on the disk. */
    CompletableFuture<ImportResult> importEntries(List<ImportedEntry> entries) throws InvalidInputException;

    /** Those of the given ids that this logbook knows already, deleted ones included. */
    List<EntityId> known(List<EntityId> ids);

    Optional<EntryRow> entry(EntityId id);

    /** The entries of these practice dates, both included: newest date first, within a date latest start first. */
    List<EntryRow> entriesBetween(LocalDate first, LocalDate last);

    /** The newest entries in the order of {@link #entriesBetween}; {@code before} continues after a former page's last. */
    List<EntryRow> latestEntries(int limit, @Nullable LogbookEntry before);

    /** Every entry, oldest first, read as the stream goes; close the stream. */
    Stream<LogbookEntry> allEntries();

    /** All pieces that are not deleted, last practised first, then by title. */
    List<PieceSummary> pieces();

    /** A piece by id, deleted ones (of which title and composer are kept) included. From memory: costs nothing. */
    Optional<Piece> piece(EntityId id);

    Totals totals();

    /** The sum of the lengths of entries on a practice date, in seconds. */
    long secondsOn(LocalDate date);

    /** Tells of every change after it was stored, on the store's thread: hand over quickly. */
    Subscription onChange(Consumer<LogbookChanges> listener);

    /** When a day of practice begins: practice before it counts to the day before. From memory: costs nothing. */
    LocalTime dayStartsAt();

    /** Sets when a day begins, on all laptops of the account, for what is logged from now on. Reads the disk. */
    Saving setDayStartsAt(LocalTime time);

    /** The timer of this logbook. */
    PracticeTimer timer();
}
