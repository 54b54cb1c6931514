package org.woodshed.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.Side;
import org.woodshed.merge.Dispute;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
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
        OpenConflict conflict = find(woodshed.merging().conflicts());
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
        if (!woodshed.merging().resolve(conflict.key(), dispute, choice(conflict, dispute)).get()) {
            throw CommandException.failed(
                    "That has changed meanwhile, and nothing was chosen. See woodshed conflicts.");
        }
    }

    private Choice choice(OpenConflict conflict, Dispute dispute) throws CommandException {
        FieldRule rule = Schemas.of(conflict.key().type()).rule(dispute.path());
        return switch (take.toLowerCase(Locale.ROOT)) {
            case "mine" -> new Choice.Take(Side.MINE);
            case "theirs" -> new Choice.Take(Side.THEIRS);
            case "both" -> both(rule);
            default -> new Choice.Value(value(conflict, dispute, rule));
        };
    }

    private static Choice both(FieldRule rule) throws CommandException {
        if (rule.kind() != FieldKind.TEXT) {
            throw CommandException.usage("Only long text can keep both: take mine, theirs or a value.");
        }
        return new Choice.Both();
    }

    /** A value of one's own, checked as if it had been typed into the field. */
    private JsonNode value(OpenConflict conflict, Dispute dispute, FieldRule rule) throws CommandException {
        EntitySchema schema = Schemas.of(conflict.key().type());
        if (schema.knownRule(dispute.path()) == null || dispute.path().equals("when")) {
            throw CommandException.usage("Here only --take mine or --take theirs is possible.");
        }
        JsonNode typed = isNumber(dispute, rule) ? number(dispute) : StringNode.valueOf(take);
        Optional<FieldProblem> problem = EntityRules.problem(schema, dispute.path(), typed);
        if (problem.isPresent()) {
            throw CommandException.usage(problem.get().message() + ". Nothing was chosen.");
        }
        return EntityRules.normalised(rule, typed);
    }

    private static boolean isNumber(Dispute dispute, FieldRule rule) {
        JsonNode mine = dispute.mine();
        JsonNode theirs = dispute.theirs();
        return rule.kind() == FieldKind.DURATION || (mine != null && mine.isNumber()) || (theirs != null && theirs
                .isNumber());
    }

    private JsonNode number(Dispute dispute) throws CommandException {
        try {
            return IntNode.valueOf(Integer.parseInt(take.strip()));
        } catch (NumberFormatException noNumber) {
            throw CommandException.usage("\"" + dispute.path() + "\" is a number: \"" + take + "\" is none.");
        }
    }
}
