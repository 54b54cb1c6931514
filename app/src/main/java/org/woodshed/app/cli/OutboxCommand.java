package org.woodshed.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Piece;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed outbox}: lists what waits for the server. */
@Command(name = "outbox", description = "List what is saved here and not yet on the server.")
final class OutboxCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) {
        List<OutboxItem> items = woodshed.sync().outbox();
        ObjectNode document = JsonValues.object();
        ArrayNode array = document.putArray("outbox");
        items.forEach(item -> array.add(json(item)));
        output().document(document);
        if (items.isEmpty()) {
            output().say("Nothing waits.");
        } else {
            output().say(table(items, woodshed));
        }
        return ExitCodes.DONE;
    }

    private static ObjectNode json(OutboxItem item) {
        return JsonValues.object().put("changeId", item.changeId().value()).put("entityType", item.key().type()
                .wireName()).put("entityId", item.key().id().value()).put("type", item.type().name()).put("state", name(
                        item.state()))
                .put("attempts", item.attempts()).put("lastError", item.lastError());
    }

    private static Table table(List<OutboxItem> items, Woodshed woodshed) {
        Table table = new Table("Change", "What", "State", "Tries", "Why");
        for (OutboxItem item : items) {
            table.row(name(item.type()), what(item, woodshed), name(item.state()).replace('_', ' '), String.valueOf(item
                    .attempts()), item.lastError() == null ? "" : item.lastError());
        }
        return table;
    }

    private static String what(OutboxItem item, Woodshed woodshed) {
        if (item.key().type().equals(EntityType.PIECE)) {
            return woodshed.logbook().piece(item.key().id()).map(Piece::title).orElse("a piece");
        }
        Optional<EntryRow> row = woodshed.logbook().entry(item.key().id());
        return row.map(found -> new EntryWords(woodshed.logbook()).sentence(found.entry())).orElse("a deleted entry");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
