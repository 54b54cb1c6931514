package org.woodshed.app.entries;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.Goal;
import org.woodshed.model.JsonValues;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;

/**
 * The fields of one entry while they are edited. It keeps the entry it was opened on: what other laptops change meanwhile
 * neither replaces what is typed nor is overwritten by it. Belongs to the screen's thread.
 */
public final class EntryEditorViewModel {
    private final LogbookEntry openedOn;
    private final Logbook logbook;
    private final EntrySuggestions suggestions;
    private final EditedGoals goals;
    private final EntriesViewModel entries;
    private final EditedPieces pieces;
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableList<String> techniques = FXCollections.observableArrayList();
    private final StringProperty length = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty();
    private final StringProperty type = new SimpleStringProperty();
    private final StringProperty instrument = new SimpleStringProperty();
    private final StringProperty notes = new SimpleStringProperty();
    private final ObjectProperty<@Nullable String> mood = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> rating = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper receipt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper changedOn = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param goals those that an entry may count for */
    public EntryEditorViewModel(LogbookEntry entry, Logbook logbook, Repertoire repertoire, Vocabulary vocabulary,
            List<Goal> goals, EntriesViewModel entries) {
        this.openedOn = entry;
        this.logbook = logbook;
        this.entries = entries;
        this.goals = new EditedGoals(entry, goals);
        this.pieces = new EditedPieces(entry, logbook, repertoire);
        this.suggestions = new EntrySuggestions(repertoire, vocabulary, pieces);
        tags.setAll(entry.tags());
        techniques.setAll(entry.techniques());
        Integer seconds = entry.durationSeconds();
        length.set(seconds == null ? "" : Lengths.typed(seconds));
        date.set(EntryTimes.date(entry.when()));
        time.set(EntryTimes.time(entry.when()));
        type.set(entry.type());
        instrument.set(Objects.requireNonNullElse(entry.instrument(), ""));
        notes.set(entry.notes());
        mood.set(entry.mood());
        rating.set(entry.rating());
        problem.set(Problems.overfull(entry));
    }

    public EntityId id() {
        return openedOn.id();
    }

    public ObservableList<PieceToken> pieces() {
        return pieces.tokens();
    }

    /** Bars and tempo of a piece. */
    public PracticeDetails details(PieceToken piece) {
        return pieces.details(piece);
    }

    public EntrySuggestions suggestions() {
        return suggestions;
    }

    EditedGoals goals() {
        return goals;
    }

    /** What was typed into the field of pieces, as one more of them. */
    public PieceToken piece(String typed) {
        return pieces.token(typed);
    }

    public ObservableList<String> tags() {
        return tags;
    }

    public ObservableList<String> techniques() {
        return techniques;
    }

    public StringProperty lengthProperty() {
        return length;
    }

    public ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    public StringProperty timeProperty() {
        return time;
    }

    public StringProperty typeProperty() {
        return type;
    }

    public StringProperty instrumentProperty() {
        return instrument;
    }

    public StringProperty notesProperty() {
        return notes;
    }

    public ObjectProperty<@Nullable String> moodProperty() {
        return mood;
    }

    public ObjectProperty<@Nullable Integer> ratingProperty() {
        return rating;
    }

    /** How far the entry has come, in words; empty where nothing is to be said. */
    public ReadOnlyStringProperty receiptProperty() {
        return receipt.getReadOnlyProperty();
    }

    public void showReceipt(String words) {
        receipt.set(words);
    }

    /** Which laptop has changed the entry since the editor was opened, in a quiet sentence; empty if none has. */
    public ReadOnlyStringProperty changedOnProperty() {
        return changedOn.getReadOnlyProperty();
    }

    /** Another laptop's change came in. What is typed stays; saving merges both. */
    public void changedElsewhere(@Nullable String laptop) {
        changedOn.set(laptop == null ? Messages.text("editor.changedElsewhere")
                : Messages.text("editor.changedOn", laptop));
    }

    /** Why the last try to save did not; empty if nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Saves what was changed, if anything was.
     *
     * @return true if the editor may close
     */
    public boolean save() {
        problem.set("");
        try {
            EntryDraft draft = EntryDraft.of(openedOn);
            if (!fill(draft)) {
                return false;
            }
            if (!JsonValues.same(draft.data(), openedOn.state().data())) {
                entries.edited(openedOn, logbook.editEntry(openedOn, draft));
            }
            return true;
        } catch (NumberFormatException noNumber) {
            problem.set(Messages.text("editor.badTempo"));
            return false;
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
            return false;
        }
    }

    private boolean fill(EntryDraft draft) throws InvalidInputException {
        Optional<Integer> seconds = Lengths.parse(length.get());
        if (seconds.isEmpty() && !length.get().isBlank()) {
            problem.set(Messages.text("length.unreadable", length.get().strip()));
            return false;
        }
        Optional<PracticeTime> when = EntryTimes.edited(openedOn.when(), date.get(), time.get(), logbook
                .dayStartsAt());
        if (when.isEmpty()) {
            problem.set(Messages.text("entry.timeUnreadable"));
            return false;
        }
        if (!when.get().equals(openedOn.when())) {
            draft.when(when.get());
        }
        if (!seconds.equals(Optional.ofNullable(openedOn.durationSeconds()))) {
            draft.durationSeconds(seconds.orElse(null));
        }
        fillTexts(draft);
        if (!new TreeSet<>(tags).equals(openedOn.tags())) {
            draft.tags(tags);
        }
        if (!new TreeSet<>(techniques).equals(openedOn.techniques())) {
            draft.techniques(techniques);
        }
        if (goals.isChanged()) {
            draft.goalIds(goals.ids());
        }
        List<PiecePractice> chosen = pieces.practised();
        if (!chosen.equals(openedOn.pieces())) {
            draft.pieces(chosen);
        }
        return true;
    }

    /** Sets only what differs: a field that was merely looked at must not become an edit. */
    private void fillTexts(EntryDraft draft) {
        if (!type.get().equals(openedOn.type())) {
            draft.type(type.get());
        }
        if (!instrument.get().strip().equals(Objects.requireNonNullElse(openedOn.instrument(), ""))) {
            draft.instrument(instrument.get());
        }
        if (!notes.get().strip().equals(openedOn.notes())) {
            draft.notes(notes.get());
        }
        if (!Objects.equals(mood.get(), openedOn.mood())) {
            draft.mood(mood.get());
        }
        if (!Objects.equals(rating.get(), openedOn.rating())) {
            draft.rating(rating.get());
        }
    }
}
