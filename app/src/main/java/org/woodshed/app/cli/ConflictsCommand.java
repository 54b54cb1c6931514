package org.woodshed.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.FieldWords;
import org.woodshed.client.Woodshed;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed conflicts}: lists what two laptops changed differently. */
@Command(name = "conflicts", description = "List what two laptops changed differently and needs your choice.")
final class ConflictsCommand extends FolderCommand {
    private static final int VALUE_WIDTH = 40;

    private final DayWords days = new DayWords(Locale.getDefault());

    @Override
    int run(Woodshed woodshed) {
        List<OpenConflict> conflicts = woodshed.sync().conflicts();
        ObjectNode document = JsonValues.object();
        ArrayNode array = document.putArray("conflicts");
        conflicts.forEach(conflict -> array.add(json(conflict)));
        output().document(document);
        if (conflicts.isEmpty()) {
            output().say("Nothing needs a choice.");
        }
        conflicts.forEach(conflict -> tell(conflict, woodshed));
        return ExitCodes.DONE;
    }

    private static ObjectNode json(OpenConflict conflict) {
        ObjectNode json = JsonValues.object().put("id", conflict.key().id().value()).put("entityType", conflict.key()
                .type().wireName()).put("entityId", conflict.key().id().value());
        ArrayNode fields = json.putArray("fields");
        for (Dispute dispute : conflict.disputes()) {
            ObjectNode field = fields.addObject().put("field", dispute.path());
            field.set("mine", dispute.mine());
            field.set("theirs", dispute.theirs());
            field.put("theirDevice", conflict.theirDevice());
        }
        return json;
    }

    private void tell(OpenConflict conflict, Woodshed woodshed) {
        String what = woodshed.logbook().entry(conflict.key().id()).map(row -> new EntryWords(woodshed.logbook())
                .sentence(row.entry())).or(() -> woodshed.logbook().piece(conflict.key().id()).map(EntryWords::piece))
                .orElse(conflict.key().type().wireName());
        output().say(what + "  (" + conflict.key().id() + ")");
        FieldWords fields = new FieldWords(woodshed.logbook(), days);
        Table table = new Table("  Field", "This laptop", theirs(conflict));
        conflict.disputes().forEach(dispute -> table.row("  " + name(fields, dispute.path()), ShortText.of(fields.value(
                dispute.path(), dispute.mine()), VALUE_WIDTH), ShortText.of(
                        fields.value(dispute.path(), dispute
                                .theirs()),
                        VALUE_WIDTH)));
        output().say(table);
        output().say("  woodshed resolve " + conflict.key().id() + " --take mine (or theirs)");
    }

    /** The field in words, with what {@code resolve --field} calls it where that is another word. */
    private static String name(FieldWords fields, String path) {
        String words = fields.field(path);
        return words.equalsIgnoreCase(path) ? words : words + " (" + path + ")";
    }

    private String theirs(OpenConflict conflict) {
        String device = conflict.theirDevice() == null ? "Another laptop" : conflict.theirDevice();
        Instant at = conflict.theirTime();
        return at == null ? device
                : device + " (" + days.moment(at, terminal().clock().instant(), terminal().clock()
                        .getZone()) + ")";
    }
}
