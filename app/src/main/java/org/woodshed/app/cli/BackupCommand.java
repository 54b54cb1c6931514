package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.store.BackupFile;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed backup}: makes a backup now, or lists those there are. */
@Command(name = "backup", description = {"Make a backup of the logbook now, beside whatever else is done with it.",
        "The window makes one a day by itself and keeps seven days and four weeks of them."})
final class BackupCommand extends FolderCommand {
    @Option(names = "--list", description = "List the backups of this logbook instead.")
    private boolean list;

    @Option(names = "--to", paramLabel = "FILE", description = "Put a copy of it elsewhere too, as a new file.")
    private @Nullable Path file;

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (list) {
            return list(woodshed.backups().list());
        }
        BackupFile made = woodshed.backups().make().get();
        if (file != null) {
            copy(made.path(), file);
        }
        Path where = file == null ? made.path() : file;
        output().document(json(made).put("file", where.toString()));
        output().say(
                "Backed up " + made.entries() + (made.entries() == 1 ? " entry to " : " entries to ") + where + ".");
        return ExitCodes.DONE;
    }

    private static void copy(Path made, Path to) throws CommandException {
        try {
            Files.copy(made, to);
        } catch (IOException unwritable) {
            throw CommandException
                    .failed("The file " + to + " can't be written, or is there already. The backup lies at "
                            + made + "; copy it from there.");
        }
    }

    private int list(List<BackupFile> backups) {
        ObjectNode document = JsonValues.object();
        document.putArray("backups").addAll(backups.stream().map(BackupCommand::json).toList());
        output().document(document);
        if (backups.isEmpty()) {
            output().say("There is no backup yet.");
        } else {
            Table table = new Table("When", "Entries", "File");
            backups.forEach(
                    backup -> table.row(backup.at().toString().replace('T', ' '), String.valueOf(backup.entries()),
                            backup.path().toString()));
            output().say(table);
        }
        return ExitCodes.DONE;
    }

    private static ObjectNode json(BackupFile backup) {
        return JsonValues.object().put("at", backup.at().toString()).put("entries", backup.entries()).put("file", backup
                .path().toString());
    }
}
