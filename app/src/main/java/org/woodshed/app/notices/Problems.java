package org.woodshed.app.notices;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Schemas;

/** Says in the musician's words why something typed was not accepted. Pure. */
public final class Problems {
    private Problems() {}

    public static String words(InvalidInputException refused) {
        FieldProblem problem = refused.problem();
        int end = problem.field().indexOf('.');
        String field = Messages.name("field", end < 0 ? problem.field() : problem.field().substring(0, end));
        return switch (problem.reason()) {
            case TOO_LONG -> tooLong(problem.field(), field);
            case TOO_LARGE -> Messages.text("problem.tooLarge");
            case INVALID -> Messages.text("problem.invalid", field);
        };
    }

    /** What of an entry is more than may be typed, because two laptops' came together; empty if nothing is. */
    public static String overfull(LogbookEntry entry) {
        return Stream.of(overfull("tags", entry.tags().size(), Schemas.MAX_TAGS),
                overfull("techniques", entry.techniques().size(), Schemas.MAX_TECHNIQUES),
                overfull("pieces", entry.pieces().size(), Schemas.MAX_PIECES_PER_ENTRY))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String overfull(String field, int count, int most) {
        return count <= most ? "" : Messages.text("editor.overfull", Messages.name("field", field), count, most);
    }

    /** A collection may be full, or one of its texts too long: its bounds are said, so that both can be mended. */
    private static String tooLong(String path, String field) {
        return switch (path) {
            case "tags" -> Messages.text("problem.tooMany", field, Schemas.MAX_TAGS, Schemas.MAX_TAG_LENGTH);
            case "techniques" -> Messages.text("problem.tooMany", field, Schemas.MAX_TECHNIQUES,
                    Schemas.MAX_TECHNIQUE_LENGTH);
            case "pieces" -> Messages.text("problem.tooManyPieces", field, Schemas.MAX_PIECES_PER_ENTRY);
            default -> Messages.text("problem.tooLong", field);
        };
    }
}
