package org.woodshed.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed conflicts}: lists what two laptops changed differently. */
@Command(name = "conflicts", description = "List what two laptops changed differently and needs your choice.")
final class ConflictsCommand extends FolderCommand {
    private static final int VALUE_WIDTH = 40;

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
        Table table = new Table("  Field", "This laptop", conflict.theirDevice() == null ? "Another laptop"
                : conflict
                        .theirDevice());
        conflict.disputes().forEach(dispute -> table.row("  " + dispute.path(), words(dispute.mine()), words(dispute
                .theirs())));
        output().say(table);
        output().say("  woodshed resolve " + conflict.key().id() + " --take mine (or theirs)");
    }

    private static String words(@Nullable JsonNode value) {
        if (value == null || JsonValues.isAbsent(value)) {
            return "(nothing)";
        }
        return ShortText.of(value.isString() ? value.stringValue() : value.toString(), VALUE_WIDTH);
    }
}
