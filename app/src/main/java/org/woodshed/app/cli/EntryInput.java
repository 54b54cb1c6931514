package org.woodshed.app.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PiecePractice;
import org.woodshed.model.PracticeTime;

/**
 * What was said about an entry; null where nothing was said.
 *
 * @param pieces     the pieces it is about, by name
 * @param tags       its whole set of tags
 * @param techniques its whole set of techniques
 */
record EntryInput(@Nullable Integer durationSeconds, @Nullable Instant start, @Nullable ZoneId zone,
        @Nullable List<PieceInput> pieces, @Nullable String type, @Nullable String instrument, @Nullable String notes,
        @Nullable List<String> tags, @Nullable List<String> techniques, @Nullable String mood,
        @Nullable Integer rating) {

    /** A piece by its name, and what was practised of it. */
    record PieceInput(PieceName name, @Nullable String measures, @Nullable Integer tempoBpm) {}

    /** True if nothing at all was said. */
    boolean isEmpty() {
        return durationSeconds == null && start == null && zone == null && pieces == null && type == null
                && instrument == null && notes == null && tags == null && techniques == null && mood == null
                && rating == null;
    }

    /**
     * A new entry. What was not said otherwise ended just now.
     *
     * @throws InvalidInputException if a piece's name breaks a limit
     */
    EntryDraft draft(Logbook logbook, Instant now, ZoneId here) throws InvalidInputException {
        Instant began = start != null ? start
                : now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(
                        durationSeconds == null ? 0 : durationSeconds);
        ZoneId where = zone != null ? zone : here;
        EntryDraft draft = EntryDraft.starting(PracticeTime.starting(began, where, logbook.dayStartsAt()), now)
                .source(EntryVocabulary.SOURCE_MANUAL);
        return apply(draft, logbook);
    }

    /**
     * Writes everything that was said into an entry, but for its time.
     *
     * @throws InvalidInputException if a piece's name breaks a limit
     */
    EntryDraft apply(EntryDraft draft, Logbook logbook) throws InvalidInputException {
        if (durationSeconds != null) {
            draft.durationSeconds(durationSeconds);
        }
        if (pieces != null) {
            List<PiecePractice> practised = new ArrayList<>();
            for (PieceInput piece : pieces) {
                practised.add(new PiecePractice(logbook.pieceNamed(piece.name()), piece.measures(), piece.tempoBpm()));
            }
            draft.pieces(practised);
        }
        if (tags != null) {
            draft.tags(tags);
        }
        if (techniques != null) {
            draft.techniques(techniques);
        }
        applyTexts(draft);
        return draft;
    }

    /**
     * Writes everything that was said into an entry that is being edited.
     *
     * @throws InvalidInputException if a piece's name breaks a limit
     */
    EntryDraft change(LogbookEntry entry, EntryDraft draft, Logbook logbook) throws InvalidInputException {
        apply(draft, logbook);
        return start == null && zone == null ? draft : draft.when(moved(entry.when(), logbook.dayStartsAt()));
    }

    /** Only another start makes another practice date; another zone alone leaves the day as the musician has it. */
    private PracticeTime moved(PracticeTime when, LocalTime dayStartsAt) {
        ZoneId where = zone == null ? when.zone() : zone;
        return start == null ? new PracticeTime(when.startedAt(), where, when.practiceDate())
                : PracticeTime.starting(start, where, dayStartsAt);
    }

    private void applyTexts(EntryDraft draft) {
        if (type != null) {
            draft.type(type);
        }
        if (instrument != null) {
            draft.instrument(instrument);
        }
        if (notes != null) {
            draft.notes(notes);
        }
        if (mood != null) {
            draft.mood(mood);
        }
        if (rating != null) {
            draft.rating(rating);
        }
    }
}
