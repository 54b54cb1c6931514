package org.woodshed.app.entries;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;

/** The line at the top of the log: what, how long, a note; Enter adds practice that ends now. Belongs to the screen's thread. */
public final class QuickAddViewModel {
    private final Logbook logbook;
    private final Repertoire repertoire;
    private final EntriesViewModel entries;
    private final PracticeCalendar calendar;
    private final StringProperty what = new SimpleStringProperty("");
    private final StringProperty length = new SimpleStringProperty("");
    private final StringProperty notes = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public QuickAddViewModel(Logbook logbook, Repertoire repertoire, EntriesViewModel entries,
            PracticeCalendar calendar) {
        this.logbook = logbook;
        this.repertoire = repertoire;
        this.entries = entries;
        this.calendar = calendar;
        length.addListener((property, before, now) -> problem.set(""));
    }

    public StringProperty whatProperty() {
        return what;
    }

    public StringProperty lengthProperty() {
        return length;
    }

    public StringProperty notesProperty() {
        return notes;
    }

    /** Why the last try added nothing; empty if it did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public List<String> suggestions(String typed) {
        return repertoire.suggestions(typed);
    }

    /** Fills in the last piece and length, for logging practice that has just ended. */
    public void prefill() {
        if (!isBlank()) {
            return;
        }
        Optional<LogbookEntry> newest = entries.newest();
        newest.flatMap(entry -> entry.pieces().stream().findFirst()).ifPresent(piece -> what.set(repertoire.label(piece
                .pieceId())));
        newest.map(LogbookEntry::durationSeconds).ifPresent(seconds -> length.set(Lengths.typed(seconds)));
    }

    /**
     * Adds the entry and clears the line, so that a second press finds nothing to add.
     *
     * @return true if an entry was added
     */
    public boolean add() {
        if (isBlank()) {
            return false;
        }
        Optional<Integer> seconds = Lengths.parse(length.get());
        if (seconds.isEmpty() && !length.get().isBlank()) {
            problem.set(Messages.text("length.unreadable", length.get().strip()));
            return false;
        }
        try {
            Saving saving = logbook.addEntry(draft(seconds.orElse(null)));
            clear();
            entries.added(saving);
            entries.selectedProperty().set(saving.state().id());
            return true;
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
            return false;
        }
    }

    private EntryDraft draft(@Nullable Integer seconds) throws InvalidInputException {
        Instant now = calendar.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant start = now.minus(Duration.ofSeconds(seconds == null ? 0 : seconds));
        EntryDraft draft = EntryDraft.starting(calendar.starting(start, calendar.clock().getZone()), now)
                .type(EntryVocabulary.DEFAULT_TYPE).source(
                        EntryVocabulary.SOURCE_MANUAL)
                .durationSeconds(seconds).notes(notes.get());
        if (!what.get().isBlank()) {
            EntityId piece = logbook.pieceNamed(repertoire.named(what.get()));
            repertoire.added(piece);
            draft.pieces(List.of(PiecePractice.of(piece)));
        }
        return draft;
    }

    private boolean isBlank() {
        return what.get().isBlank() && length.get().isBlank() && notes.get().isBlank();
    }

    private void clear() {
        what.set("");
        length.set("");
        notes.set("");
        problem.set("");
    }
}
