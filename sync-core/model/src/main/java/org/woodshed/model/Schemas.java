package org.woodshed.model;

import static org.woodshed.model.Checks.identifier;
import static org.woodshed.model.Checks.instant;
import static org.woodshed.model.Checks.integer;
import static org.woodshed.model.Checks.name;
import static org.woodshed.model.Checks.text;
import static org.woodshed.model.FieldKind.COUNTER;
import static org.woodshed.model.FieldKind.DURATION;
import static org.woodshed.model.FieldKind.EARLIEST;
import static org.woodshed.model.FieldKind.REGISTER;
import static org.woodshed.model.FieldKind.TEXT;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The fields and limits of every entity type this version knows. */
public final class Schemas {
    public static final int MAX_NOTES_LENGTH = 5_000;
    /** Beyond what may be typed: two texts that were both kept must fit. In code points. */
    public static final int MAX_MERGED_TEXT_LENGTH = 20_000;
    public static final int MAX_DURATION_SECONDS = 86_400;
    public static final int MAX_PIECES_PER_ENTRY = 10;
    public static final int MAX_TAGS = 10;
    public static final int MAX_TAG_LENGTH = 50;
    public static final int MAX_TECHNIQUES = 20;
    public static final int MAX_TECHNIQUE_LENGTH = 100;
    public static final int MAX_INSTRUMENT_LENGTH = 50;
    public static final int MAX_TITLE_LENGTH = 255;
    public static final int MAX_GOAL_TITLE_LENGTH = 200;
    public static final int MAX_DESCRIPTION_LENGTH = 1_000;
    public static final int MAX_UNIT_LENGTH = 50;
    /** For collections on which the design sets no limit; the 128 KiB of the whole entity bind them. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final int MIN_TEMPO_BPM = 10;
    private static final int MAX_TEMPO_BPM = 400;
    private static final int MAX_MEASURES_LENGTH = 50;
    private static final int MAX_LABEL_LENGTH = 100;
    /** 2⁵³−1, beyond which readers of JSON lose digits. */
    private static final long MAX_COUNT = (1L << 53) - 1;

    public static final EntitySchema LOGBOOK_ENTRY = EntitySchema.of(EntityType.LOGBOOK_ENTRY, Set.of("when"),
            FieldRule.single("when", REGISTER, Checks.practiceTime(), UnaryOperator.identity()),
            FieldRule.single("durationSeconds", DURATION, integer(0, MAX_DURATION_SECONDS), UnaryOperator.identity()),
            FieldRule.single("type", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("instrument", REGISTER, text(1, MAX_INSTRUMENT_LENGTH), Normalise::lowerCase),
            FieldRule.keyed("pieces", "pieceId", MAX_PIECES_PER_ENTRY, piecePractice(),
                    Normalise.itemTexts("measures")),
            FieldRule.set("techniques", MAX_TECHNIQUES, text(1, MAX_TECHNIQUE_LENGTH), Normalise::singleLine),
            FieldRule.set("tags", MAX_TAGS, text(1, MAX_TAG_LENGTH), Normalise::singleLine),
            FieldRule.set("goalIds", UNBOUNDED, identifier(), UnaryOperator.identity()),
            FieldRule.single("notes", TEXT, text(0, MAX_NOTES_LENGTH), Normalise::multiLine),
            FieldRule.single("mood", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("rating", REGISTER, integer(1, 5), UnaryOperator.identity()),
            FieldRule.single("sessionId", REGISTER, identifier(), UnaryOperator.identity()),
            FieldRule.single("source", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("createdAt", EARLIEST, instant(), UnaryOperator.identity()));

    public static final EntitySchema PIECE = EntitySchema.of(EntityType.PIECE, Set.of("title"),
            FieldRule.single("title", REGISTER, text(1, MAX_TITLE_LENGTH), Normalise::singleLine),
            FieldRule.single("composer", REGISTER, text(0, MAX_TITLE_LENGTH), Normalise::singleLine),
            FieldRule.single("opus", REGISTER, text(0, 100), Normalise::singleLine),
            FieldRule.single("movement", REGISTER, text(0, 100), Normalise::singleLine),
            FieldRule.single("instrument", REGISTER, text(0, MAX_INSTRUMENT_LENGTH), Normalise::lowerCase),
            FieldRule.single("status", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("difficulty", REGISTER, integer(1, 5), UnaryOperator.identity()),
            FieldRule.single("targetTempoBpm", REGISTER, tempo(), UnaryOperator.identity()),
            FieldRule.single("notes", TEXT, text(0, MAX_NOTES_LENGTH), Normalise::multiLine),
            FieldRule.set("links", UNBOUNDED, Checks.webLink(), Normalise::singleLine),
            FieldRule.set("tags", MAX_TAGS, text(1, MAX_TAG_LENGTH), Normalise::singleLine),
            FieldRule.keyed("passages", "id", UNBOUNDED, passage(), Normalise.itemTexts("label", "measures")),
            FieldRule.single("createdAt", EARLIEST, instant(), UnaryOperator.identity()));

    public static final EntitySchema GOAL = EntitySchema.of(EntityType.GOAL, Set.of("title"),
            FieldRule.single("title", REGISTER, text(1, MAX_GOAL_TITLE_LENGTH), Normalise::singleLine),
            FieldRule.single("description", TEXT, text(0, MAX_DESCRIPTION_LENGTH), Normalise::multiLine),
            FieldRule.single("type", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("targetValue", REGISTER, integer(1, MAX_COUNT), UnaryOperator.identity()),
            FieldRule.single("unit", REGISTER, text(0, MAX_UNIT_LENGTH), Normalise::singleLine),
            FieldRule.single("period", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("startDate", REGISTER, Checks.date(), UnaryOperator.identity()),
            FieldRule.single("targetDate", REGISTER, Checks.date(), UnaryOperator.identity()),
            FieldRule.single("status", REGISTER, name(), UnaryOperator.identity()),
            FieldRule.single("pieceId", REGISTER, identifier(), UnaryOperator.identity()),
            FieldRule.single("progressCount", COUNTER, integer(-MAX_COUNT, MAX_COUNT), UnaryOperator.identity()),
            FieldRule.keyed("milestones", "id", UNBOUNDED, milestone(), Normalise.itemTexts("title")),
            FieldRule.single("createdAt", EARLIEST, instant(), UnaryOperator.identity()));

    private static final Map<EntityType, EntitySchema> BY_TYPE = Map.of(EntityType.LOGBOOK_ENTRY, LOGBOOK_ENTRY,
            EntityType.PIECE, PIECE, EntityType.GOAL, GOAL);

    private Schemas() {}

    /** The schema of a type; one without known fields for the types of a newer app. */
    public static EntitySchema of(EntityType type) {
        EntitySchema schema = BY_TYPE.get(type);
        return schema == null ? EntitySchema.of(type, Set.of()) : schema;
    }

    private static FieldRule.Check tempo() {
        return integer(MIN_TEMPO_BPM, MAX_TEMPO_BPM);
    }

    private static FieldRule.Check piecePractice() {
        return Checks.item("pieceId",
                new Checks.Part("measures", text(0, MAX_MEASURES_LENGTH)),
                new Checks.Part("tempoBpm", tempo()));
    }

    private static FieldRule.Check passage() {
        return Checks.item("id",
                new Checks.Part("label", text(0, MAX_LABEL_LENGTH)),
                new Checks.Part("measures", text(0, MAX_MEASURES_LENGTH)),
                new Checks.Part("tempoBpm", tempo()),
                new Checks.Part("targetTempoBpm", tempo()));
    }

    private static FieldRule.Check milestone() {
        return Checks.item("id",
                new Checks.Part("title", text(1, MAX_GOAL_TITLE_LENGTH)),
                new Checks.Part("targetDate", Checks.date()),
                new Checks.Part("completedAt", instant()));
    }
}
