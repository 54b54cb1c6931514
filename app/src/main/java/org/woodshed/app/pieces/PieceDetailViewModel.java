package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.EntryIndex;
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
    private final DayWords days;
    private final RepeatedQuery<Shown> query;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable PieceSummary wanted;

    /** A piece with its facts. */
    public record Shown(@Nullable PieceSummary summary, PieceFacts facts) {}

    /** The fields as they stand on the screen. */
    public record Fields(String title, String composer, String status, String targetTempo, String notes, String tags,
            String links, List<PassageFields.Typed> passages) {
        /** The fields of a piece. */
        public static Fields of(Piece piece) {
            Integer target = piece.targetTempoBpm();
            return new Fields(piece.title(), Objects.requireNonNullElse(piece.composer(), ""),
                    Objects.requireNonNullElse(
                            piece.status(), ""),
                    target == null ? "" : target.toString(), piece.notes(), String.join(", ", piece
                            .tags()),
                    String.join("\n", piece.links()), piece.passages().stream().map(PassageFields.Typed::of).toList());
        }
    }

    public PieceDetailViewModel(PiecesViewModel pieces, Repertoire repertoire, EntryIndex index, Threads threads,
            LogbookFeed feed, DayWords days, NoticesViewModel notices) {
        this.pieces = pieces;
        this.index = index;
        this.days = days;
        this.query = new RepeatedQuery<>(threads, this::read, shown::set, notices::failed);
        pieces.selectedProperty().addListener((property, before, now) -> load());
        repertoire.pieces().addListener((ListChangeListener<PieceSummary>) change -> load());
        feed.onItems(items -> load());
    }

    private void load() {
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
    public Optional<String> save(Piece openedOn, Fields fields) {
        Fields before = Fields.of(openedOn);
        if (fields.equals(before)) {
            return Optional.empty();
        }
        PieceDraft draft = PieceDraft.of(openedOn);
        try {
            if (!fields.targetTempo.equals(before.targetTempo)) {
                draft.targetTempoBpm(fields.targetTempo.isBlank() ? null : Integer.valueOf(fields.targetTempo.strip()));
            }
            if (!fields.passages.equals(before.passages)) {
                draft.passages(fields.passages.stream().filter(typed -> !typed.isEmpty()).map(
                        PassageFields.Typed::passage).toList());
            }
        } catch (NumberFormatException unreadable) {
            return Optional.of(Messages.text("pieces.badTempo"));
        }
        draft.title(fields.title).composer(fields.composer).status(fields.status).notes(fields.notes).tags(parts(
                fields.tags, ",")).links(parts(fields.links, "\n"));
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

    private static List<String> parts(String typed, String between) {
        return new ArrayList<>(
                Arrays.stream(typed.split(between, -1)).map(String::strip).filter(part -> !part.isEmpty())
                        .distinct().toList());
    }

    PiecesViewModel pieces() {
        return pieces;
    }
}
