package org.woodshed.app.cli;

import java.util.List;
import org.woodshed.app.importing.ImportPreview;
import org.woodshed.app.importing.LineProblem;
import org.woodshed.client.logbook.ImportResult;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what an import would do, and what it did. */
final class ImportReport {
    private static final int LINES_SHOWN = 50;

    private final Output output;
    private final ImportPreview.Ready preview;
    private final boolean includeDuplicates;

    ImportReport(Output output, ImportPreview.Ready preview, boolean includeDuplicates) {
        this.output = output;
        this.preview = preview;
        this.includeDuplicates = includeDuplicates;
    }

    /** True if a person should look before anything is imported. */
    boolean hasSurprises() {
        return !preview.file().unreadable().isEmpty() || !preview.file().adjusted().isEmpty() || preview.file()
                .guessed() || (!preview.possibleDuplicates().isEmpty() && !includeDuplicates);
    }

    void tellPreview() {
        output.say(entries(preview.fresh().size()) + " new, " + preview.alreadyThere().size() + " already here, "
                + preview.possibleDuplicates().size() + " possible duplicates, " + preview.file().unreadable().size()
                + " lines that can't be read.");
        if (preview.file().guessed()) {
            output.say("The file is no Unicode: look whether accents came out right, or save it as UTF-8.");
        }
        tell("Can't be read, and would be left out:", preview.file().unreadable());
        tell("Would come with less than the file says:", preview.file().adjusted());
        if (!preview.possibleDuplicates().isEmpty()) {
            output.say("Possible duplicates have the start, length and piece of an entry that is here; they are "
                    + (includeDuplicates ? "imported." : "left out unless you add --include-duplicates."));
        }
    }

    private void tell(String heading, List<LineProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        output.say(heading);
        problems.stream().limit(LINES_SHOWN).forEach(problem -> output.say("  " + problem));
        if (problems.size() > LINES_SHOWN) {
            output.say("  and " + (problems.size() - LINES_SHOWN) + " more; --json lists them all");
        }
    }

    void tellNothingDone(String sentence) {
        output.document(document().put("imported", false).put("entriesAdded", 0).put("piecesAdded", 0));
        output.say(sentence);
    }

    void tellDone(ImportResult result) {
        output.document(document().put("imported", true).put("entriesAdded", result.entriesAdded()).put("piecesAdded",
                result.piecesAdded()));
        output.say("Imported " + entries(result.entriesAdded()) + " and " + result.piecesAdded() + " new "
                + (result.piecesAdded() == 1 ? "piece." : "pieces."));
    }

    private ObjectNode document() {
        ObjectNode document = JsonValues.object().put("new", preview.fresh().size()).put("alreadyThere", preview
                .alreadyThere().size()).put("possibleDuplicates", preview.possibleDuplicates().size());
        lines(document.putArray("unreadable"), preview.file().unreadable());
        lines(document.putArray("adjusted"), preview.file().adjusted());
        return document;
    }

    private static void lines(ArrayNode array, List<LineProblem> problems) {
        problems.forEach(problem -> array.addObject().put("line", problem.line()).put("reason", problem.reason()));
    }

    private static String entries(int count) {
        return count + (count == 1 ? " entry" : " entries");
    }
}
