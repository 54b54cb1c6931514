package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;

/** The chosen piece with all its fields and what the entries say about it. Belongs to the screen's thread. */
public final class PieceDetailViewModel {
    private final PiecesViewModel pieces;
    private final EntryIndex index;
    private final Vocabulary vocabulary;
    private final DayWords days;
    private final RepeatedQuery<Shown> query;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable PieceSummary wanted;

    /** A piece with its facts. */
    public record Shown(@Nullable PieceSummary summary, PieceFacts facts) {}

    public PieceDetailViewModel(PiecesViewModel pieces, Repertoire repertoire, EntryIndex index,
            Vocabulary vocabulary, Threads threads, LogbookFeed feed, DayWords days, NoticesViewModel notices) {
        this.pieces = pieces;
        this.index = index;
        this.vocabulary = vocabulary;
        this.days = days;
        this.query = new RepeatedQuery<>(threads, this::read, shown::set, notices::failed);
        pieces.selectedProperty().addListener((property, before, now) -> load());
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> load());
        feed.onItems(items -> load());
    }

    /** Reckons again; also once all entries have been read, for it shows what there is until then. */
    public void load() {
        wanted = pieces.chosen().orElse(null);
        query.run();
    }

    private Shown read() {
        PieceSummary summary = wanted;
        EntityId none = new EntityId("none");
        return new Shown(summary, PieceFacts.of(summary == null ? none : summary.piece().id(), index.newestFirst()));
    }

    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public String date(LocalDate date) {
        return days.shortDate(date);
    }

    /**
     * Saves the fields that differ.
     *
     * @return what is wrong with them, if anything; then nothing was saved
     */
    public Optional<String> save(Piece openedOn, PieceFields fields) {
        if (fields.equals(PieceFields.of(openedOn))) {
            return Optional.empty();
        }
        PieceDraft draft;
        try {
            draft = fields.over(openedOn);
        } catch (NumberFormatException unreadable) {
            return Optional.of(Messages.text("pieces.badTempo"));
        }
        if (JsonValues.same(draft.data(), openedOn.state().data())) {
            return Optional.empty();
        }
        try {
            pieces.save(openedOn, draft);
            return Optional.empty();
        } catch (InvalidInputException refused) {
            return Optional.of(Problems.words(refused));
        }
    }

    /** Instruments: one's own first, then the known ones. */
    List<String> instrumentSuggestions(String typed) {
        return vocabulary.instruments(typed);
    }

    PiecesViewModel pieces() {
        return pieces;
    }
}
