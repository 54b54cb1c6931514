package org.woodshed.app.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** {@code woodshed resolve}: settles what two laptops changed differently. */
@Command(name = "resolve", description = "Choose between two laptops' values.")
final class ResolveCommand extends FolderCommand {
    @Parameters(paramLabel = "ID",
            description = "The entry's id as woodshed conflicts lists it, or enough of its beginning.")
    private String id = "";

    @Option(names = "--field", paramLabel = "FIELD", description = "Only this field. Default: all that are open.")
    private @Nullable String field;

    @Option(names = "--take", required = true, paramLabel = "mine|theirs|both|VALUE",
            description = "Whose value; both, for long text; or a value of your own.")
    private String take = "";

    @Override
    int run(Woodshed woodshed) throws Exception {
        OpenConflict conflict = find(woodshed.sync().conflicts());
        List<Dispute> chosen = conflict.disputes().stream().filter(dispute -> field == null || dispute.path().equals(
                field)).toList();
        if (chosen.isEmpty()) {
            throw CommandException.failed("The field \"" + field + "\" needs no choice. See woodshed conflicts.");
        }
        for (Dispute dispute : chosen) {
            settle(woodshed, conflict, dispute);
        }
        ServerWait reached = ServerWait.after(woodshed, conflict.key());
        output().document(JsonValues.object().put("id", conflict.key().id().value()).put("saved", true).put("synced",
                reached == ServerWait.SYNCED));
        output().say("Chosen. " + reached.sentence());
        return reached.exitCode();
    }

    private OpenConflict find(List<OpenConflict> conflicts) throws CommandException {
        List<OpenConflict> found =
                conflicts.stream().filter(conflict -> conflict.key().id().value().startsWith(id.strip()
                        .toLowerCase(Locale.ROOT))).toList();
        if (id.isBlank() || found.size() != 1) {
            throw CommandException.failed((found.isEmpty() ? "Nothing" : "More than one thing")
                    + " that needs a choice has an id that begins with \"" + id + "\". See woodshed conflicts.");
        }
        return found.getFirst();
    }

    private void settle(Woodshed woodshed, OpenConflict conflict, Dispute dispute) throws Exception {
        Side side = switch (take.toLowerCase(Locale.ROOT)) {
            case "theirs" -> Side.THEIRS;
            case "mine" -> Side.MINE;
            default -> {
                write(woodshed, conflict, dispute);
                yield Side.MINE;
            }
        };
        if (!woodshed.sync().resolve(conflict.key(), dispute.path(), side).get()) {
            throw CommandException.failed("That needs no choice any more. See woodshed conflicts.");
        }
    }

    /** Makes a value of one's own this laptop's value; taking this laptop's side then sends it. */
    private void write(Woodshed woodshed, OpenConflict conflict, Dispute dispute) throws Exception {
        boolean known = Schemas.of(conflict.key().type()).knownRule(dispute.path()) != null;
        if (!conflict.key().type().equals(EntityType.LOGBOOK_ENTRY) || !known) {
            throw CommandException.usage("Here only --take mine or --take theirs is possible.");
        }
        LogbookEntry entry = EntryFinder.find(woodshed.logbook(), conflict.key().id().value());
        ObjectNode data = entry.state().data().deepCopy();
        data.set(dispute.path(), value(dispute));
        woodshed.logbook().editEntry(entry, EntryDraft.ofData(data)).durable().get();
    }

    private JsonNode value(Dispute dispute) throws CommandException {
        FieldKind kind = Schemas.LOGBOOK_ENTRY.rule(dispute.path()).kind();
        if (take.equalsIgnoreCase("both")) {
            if (kind != FieldKind.TEXT) {
                throw CommandException.usage("Only long text can keep both: take mine, theirs or a value.");
            }
            return StringNode.valueOf(text(dispute.mine()) + "\n\n" + text(dispute.theirs()));
        }
        boolean number = dispute.path().equals("rating") || kind == FieldKind.DURATION;
        if (!number) {
            return StringNode.valueOf(take);
        }
        try {
            return IntNode.valueOf(Integer.parseInt(take.strip()));
        } catch (NumberFormatException noNumber) {
            throw CommandException.usage("\"" + dispute.path() + "\" is a number: \"" + take + "\" is none.");
        }
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString("");
    }
}
