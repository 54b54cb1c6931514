package org.woodshed.app.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Backups;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.store.DamagedFile;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed restore}: goes back to a backup, or saves what can be saved of a damaged logbook. */
@Command(name = "restore", description = {
        "Go back to a backup. The logbook that is open now is set aside whole, and what the"
                + " server has comes down again.",
        "Without FILE, for a logbook that is damaged and does not open: save what can be read of it, or take the newest"
                + " backup, whichever holds more."})
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private WoodshedCommand parent;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The backup; woodshed backup --list shows them.")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        try {
            return parent.work(new Opened(parent, file));
        } catch (StoreException refused) {
            if (refused.kind() != StoreException.Kind.DAMAGED || file != null) {
                throw refused;
            }
            return rescue();
        }
    }

    private int rescue() throws CommandException {
        Optional<DamagedFile.Rescued> rescued =
                LocalWoodshed
                        .rescue(WoodshedConfig.ofPerson(parent.folder(), parent.terminal().clock(), new SecureRandom(),
                                parent.terminal().environment()));
        if (rescued.isEmpty()) {
            throw CommandException
                    .failed("Nothing can be read of the logbook file, and there is no good backup. The file was"
                            + " left as it is; keep a copy of it. With a server, name another folder with --data and connect:"
                            + " what the server has comes down.");
        }
        DamagedFile.Rescued found = rescued.get();
        parent.output().document(JsonValues.object().put("entries", found.entries()).put("setAside", found.setAside()
                .toString()).put("fromBackup", found.backup() == null ? null : found.backup().path().toString()));
        parent.output().say("The damaged file is set aside as " + found.setAside() + ". The logbook is open again with "
                + found.entries() + (found.entries() == 1 ? " entry, " : " entries, ") + (found.backup() == null
                        ? "as the newest whole state of that file has it."
                        : "as it was at " + found.backup().at().toString().replace('T', ' ')
                                + ", and with what could be read of the damaged file beyond it.")
                + " What the server has comes down at the next sync.");
        return ExitCodes.DONE;
    }

    /** With a logbook that opens. */
    private static final class Opened extends FolderCommand {
        private final WoodshedCommand root;
        private final @Nullable Path file;

        Opened(WoodshedCommand root, @Nullable Path file) {
            this.root = root;
            this.file = file;
        }

        @Override
        WoodshedCommand root() {
            return root;
        }

        @Override
        int run(Woodshed woodshed) throws Exception {
            if (file == null) {
                throw CommandException
                        .usage("The logbook is in order; nothing was changed. To go back to a backup, name its"
                                + " file: woodshed backup --list shows them.");
            }
            Backups.Restored restored = woodshed.backups().restore(file.toAbsolutePath()).get();
            ObjectNode document = JsonValues.object().put("unsent", restored.unsent()).put("setAside", restored
                    .setAside() == null ? null : restored.setAside().toString());
            output().document(document);
            output().say(
                    "The backup is in place. The logbook that was open is set aside as " + restored.setAside() + ".");
            if (restored.unsent() != 0) {
                output().say((restored.unsent() < 0 ? "An unknown number of changes in it"
                        : restored.unsent()
                                + (restored.unsent() == 1 ? " change in it" : " changes in it"))
                        + " had not reached the server;"
                        + " they are only in that file.");
            }
            return ExitCodes.DONE;
        }
    }
}
