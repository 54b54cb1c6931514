package org.woodshed.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.cli.EntryInput.PieceInput;
import org.woodshed.app.text.Lengths;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntryVocabulary;
import picocli.CommandLine.Option;

/** The options that say something about an entry. */
final class EntryOptions {
    @Option(names = "--duration", paramLabel = "LENGTH", description = "How long: 45 (minutes), 0:45 or 1h15.")
    private @Nullable String duration;

    @Option(names = "--piece", paramLabel = "TITLE", description = "The piece; it is added if it is new.")
    private @Nullable String piece;

    @Option(names = "--composer", paramLabel = "NAME", description = "The piece's composer.")
    private @Nullable String composer;

    @Option(names = "--start", paramLabel = "TIME", description = "When it began, such as 2026-11-20T18:02.")
    private @Nullable String start;

    @Option(names = "--zone", paramLabel = "ZONE",
            description = "Where, such as Europe/Berlin. Default: this machine's.")
    private @Nullable String zone;

    @Option(names = "--type", paramLabel = "TYPE",
            description = "practice, lesson, rehearsal, performance, technique or other.")
    private @Nullable String type;

    @Option(names = "--instrument", paramLabel = "NAME", description = "The instrument.")
    private @Nullable String instrument;

    @Option(names = "--notes", paramLabel = "TEXT", description = "What to remember.")
    private @Nullable String notes;

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag; may stand several times.")
    private @Nullable List<String> tags;

    @Option(names = "--technique", paramLabel = "NAME", description = "A technique; may stand several times.")
    private @Nullable List<String> techniques;

    @Option(names = "--mood", paramLabel = "MOOD", description = "frustrated, neutral, satisfied or excited.")
    private @Nullable String mood;

    @Option(names = "--rating", paramLabel = "1…5", description = "How it went.")
    private @Nullable Integer rating;

    /**
     * What was typed.
     *
     * @param here the zone that counts where none was named
     * @throws CommandException if an option can't be understood
     */
    EntryInput read(ZoneId here) throws CommandException {
        ZoneId named = zone == null ? null : StartTimes.zone(zone);
        Instant began = start == null ? null : StartTimes.parse(start, named == null ? here : named);
        return new EntryInput(seconds(duration), began, named, pieces(), oneOf("--type", type, EntryVocabulary.TYPES),
                instrument, notes, tags, techniques, oneOf("--mood", mood, EntryVocabulary.MOODS), rating);
    }

    private @Nullable List<PieceInput> pieces() throws CommandException {
        if (piece == null) {
            if (composer != null) {
                throw CommandException.usage("--composer needs --piece beside it.");
            }
            return null;
        }
        return List.of(new PieceInput(new PieceName(piece, composer), null, null));
    }

    static @Nullable Integer seconds(@Nullable String length) throws CommandException {
        if (length == null) {
            return null;
        }
        return Lengths.parse(length).orElseThrow(() -> CommandException.usage("\"" + length
                + "\" is no length: it looks like 45 (minutes), 0:45 or 1h15, up to 24 hours."));
    }

    /** A name that has to be one of those this version knows: a typing mistake would else be kept for ever. */
    static @Nullable String oneOf(String option, @Nullable String value, List<String> known) throws CommandException {
        if (value != null && !known.contains(value)) {
            throw CommandException.usage(option + " is one of " + String.join(", ", known) + "; not \"" + value
                    + "\".");
        }
        return value;
    }
}
