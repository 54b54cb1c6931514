package org.woodshed.app.cli;

import java.util.Locale;
import org.woodshed.client.Encryption;
import org.woodshed.client.Woodshed;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;

/** {@code woodshed decrypt}: the data folder is plain again. */
@Command(name = "decrypt", description = {
        "Make the logbook plain again, with its backups and the logbooks kept or set aside here.",
        "The key stays in the keyring: copies that were made elsewhere meanwhile may need it."})
final class DecryptCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) throws Exception {
        Encryption.State state = woodshed.encryption().turnOff().get();
        output().document(JsonValues.object().put("encryption", state.name().toLowerCase(Locale.ROOT)));
        if (state == Encryption.State.UNFINISHED) {
            output().warn(
                    "The logbook is plain again, but not every older file beside it. Nothing is lost. Make room on the"
                            + " disk; it goes on at the next start.");
            return ExitCodes.FAILED;
        }
        output().say("The logbook is not encrypted: whoever can read your files can read it.");
        return ExitCodes.DONE;
    }
}
