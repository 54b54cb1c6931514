package org.woodshed.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.FieldWords;
import org.woodshed.client.Woodshed;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed history}: who changed what in an entry or a piece, and a way back to any earlier state. */
@Command(name = "history", description = "Show who changed what and when, or go back to an earlier state.")
final class HistoryCommand extends FolderCommand {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    @Parameters(paramLabel = "ID", description = "The id of an entry (or enough of its beginning) or of a piece.")
    private String id = "";

    @Option(names = "--restore", paramLabel = "NUMBER",
            description = "Make the state of this number (1 is the newest) the present one, as an ordinary edit.")
    private @Nullable Integer restore;

    @Override
    int run(Woodshed woodshed) throws Exception {
        EntityKey key = EntityFinder.find(woodshed.logbook(), id);
        EntityHistory history = woodshed.merging().history(key).get();
        if (restore != null) {
            return restore(woodshed, key, history.entries(), restore);
        }
        ObjectNode document = JsonValues.object().put("id", key.id().value()).put("entityType", key.type().wireName())
                .put("complete", history.complete());
        ArrayNode changes = document.putArray("history");
        history.entries().forEach(entry -> changes.add(json(entry)));
        output().document(document);
        FieldWords fields = new FieldWords(woodshed.logbook(), new DayWords(Locale.getDefault()));
        Table table = new Table("", "When", "Where", "What");
        for (int index = 0; index < history.entries().size(); index++) {
            HistoryEntry entry = history.entries().get(index);
            table.row(String.valueOf(index + 1), moment(entry.at()), author(entry), what(entry, fields));
        }
        output().say(table);
        if (!history.complete()) {
            output().say("This is what is known here: the server was not asked or did not answer.");
        }
        return ExitCodes.DONE;
    }

    private int restore(Woodshed woodshed, EntityKey key, List<HistoryEntry> entries, int number) throws Exception {
        if (number < 1 || number > entries.size()) {
            throw CommandException.usage("There is no state " + number + ": woodshed history " + key.id() + " has "
                    + entries.size() + ".");
        }
        HistoryEntry chosen = entries.get(number - 1);
        if (chosen.deleted()) {
            throw CommandException.usage("State " + number + " is a deletion. woodshed delete deletes.");
        }
        woodshed.merging().restore(key, chosen.data()).get();
        ServerWait reached = ServerWait.after(woodshed, key);
        output().document(JsonValues.object().put("id", key.id().value()).put("saved", true).put("synced",
                reached == ServerWait.SYNCED));
        output().say("Restored. " + reached.sentence());
        return reached.exitCode();
    }

    private static ObjectNode json(HistoryEntry entry) {
        ObjectNode json = JsonValues.object();
        Instant at = entry.at();
        json.put("at", at == null ? null : at.toString()).put("thisDevice", entry.author()
                .kind() == HistoryEntry.Author.Kind.THIS_LAPTOP).put("deviceName", entry.author().device()).put(
                        "deleted", entry.deleted())
                .put("setAside", entry.setAside());
        json.set("fields", JsonValues.texts(entry.changedFields()));
        json.set("data", entry.data());
        return json;
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String author(HistoryEntry entry) {
        String device = entry.author().device();
        return switch (entry.author().kind()) {
            case THIS_LAPTOP -> "This laptop";
            case OTHER_LAPTOP -> device == null ? "Another laptop" : device;
            case UNKNOWN -> "";
        };
    }

    private static String what(HistoryEntry entry, FieldWords words) {
        if (entry.deleted()) {
            return "deleted";
        }
        String fields = entry.changedFields().isEmpty() ? "as first known here"
                : String.join(", ", entry.changedFields().stream().map(words::field).toList());
        return entry.setAside() ? fields + " (gave way to another laptop's)" : fields;
    }
}
