package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Piece;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed outbox}: lists what waits for the server. */
@Command(name = "outbox", description = {"List what is saved here and not yet on the server.",
        "A change that the server refused for good can be tried again or given up; editing the entry makes a new one."})
final class OutboxCommand extends FolderCommand {
    /** At most one of them. */
    static final class Choice {
        @Option(names = "--retry", paramLabel = "ID", description = "Send a refused change once more.")
        private @Nullable String retry;

        @Option(names = "--give-up", paramLabel = "ID",
                description = "Take a refused change back: what the server has is shown again.")
        private @Nullable String giveUp;

        @Option(names = "--export", paramLabel = "FILE",
                description = "Write everything that is not on the server into a new file.")
        private @Nullable Path file;
    }

    @ArgGroup
    private @Nullable Choice choice;

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (choice != null && choice.file != null) {
            return export(woodshed, choice.file);
        }
        if (choice != null && choice.retry != null) {
            woodshed.sync().retryRefused(refused(woodshed, choice.retry)).get();
            return new SyncRun(woodshed, output()).run();
        }
        if (choice != null && choice.giveUp != null) {
            EntityKey key = refused(woodshed, choice.giveUp);
            woodshed.sync().giveUpRefused(key).get();
            output().document(JsonValues.object().put("id", key.id().value()).put("givenUp", true));
            output().say("Taken back: what the server has is shown again.");
            return ExitCodes.DONE;
        }
        return list(woodshed);
    }

    private int export(Woodshed woodshed, Path file) throws CommandException {
        try {
            int count = woodshed.sync().exportUnsent(file);
            output().document(JsonValues.object().put("exported", count).put("file", file.toString()));
            output().say("Wrote " + count + (count == 1 ? " change to " : " changes to ") + file + ".");
            return ExitCodes.DONE;
        } catch (FileAlreadyExistsException present) {
            throw CommandException
                    .failed("The file " + file + " is there already and was left as it is. Name another.");
        } catch (IOException unwritable) {
            throw CommandException.failed("The file " + file + " can't be written (" + unwritable.getMessage()
                    + "). Everything is still here.");
        }
    }

    /** The entity of a refused change, by the change's id or its own, or the beginning of either. */
    private static EntityKey refused(Woodshed woodshed, String id) throws CommandException {
        List<EntityKey> found = woodshed.sync().outbox().stream().filter(item -> item
                .state() == OutboxItem.State.FAILED
                && (item.changeId().value().startsWith(id) || item.key().id()
                        .value().startsWith(id)))
                .map(OutboxItem::key).distinct().toList();
        if (found.size() != 1) {
            throw CommandException.failed(found.isEmpty() ? "No refused change has the id " + id
                    + ". See woodshed outbox."
                    : "More than one refused change begins with " + id
                            + ". Write more of its id.");
        }
        return found.getFirst();
    }

    private int list(Woodshed woodshed) {
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
                .put("attempts", item.attempts()).put("lastError", item.lastError())
                .put("lastAttemptAt", item.lastAttemptAt() == null ? null : item.lastAttemptAt().toString());
    }

    private static Table table(List<OutboxItem> items, Woodshed woodshed) {
        Table table = new Table("Id", "Change", "What", "State", "Tries", "Why");
        for (OutboxItem item : items) {
            table.row(item.key().id().value(), name(item.type()), what(item, woodshed),
                    name(item.state()).replace('_', ' '), String.valueOf(item
                            .attempts()),
                    item.lastError() == null ? "" : item.lastError());
        }
        return table;
    }

    private static String what(OutboxItem item, Woodshed woodshed) {
        if (item.key().type().equals(EntityType.PIECE)) {
            return woodshed.logbook().piece(item.key().id()).map(Piece::title).orElse("a piece");
        }
        if (item.key().type().equals(EntityType.LIST_OPERATION)) {
            ListsView lists = woodshed.lists().view();
            return "list " + Stream.concat(lists.lists().stream(), lists.removed().stream()).filter(list -> list.id()
                    .equals(item.key().id())).map(PracticeList::name).findFirst().orElse(item.key().id().value());
        }
        Optional<EntryRow> row = woodshed.logbook().entry(item.key().id());
        return row.map(found -> new EntryWords(woodshed.logbook()).sentence(found.entry())).orElse("a deleted entry");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
