package org.woodshed.app.cli;

import java.util.Locale;
import org.woodshed.client.Encryption;
import org.woodshed.client.Woodshed;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;

/** {@code woodshed encrypt}: nothing in the data folder can be read without the keyring any more. */
@Command(name = "encrypt", description = {
        "Encrypt the logbook, its backups, and the logbooks kept or set aside here. The key is in the keyring of this"
                + " system, and nowhere else.",
        "Without that keyring nobody can read them, you neither: sync, or keep an export elsewhere."})
final class EncryptCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) throws Exception {
        Encryption.State state = woodshed.encryption().turnOn().get();
        output().document(JsonValues.object().put("encryption", state.name().toLowerCase(Locale.ROOT)));
        if (state == Encryption.State.UNFINISHED) {
            output().warn(
                    "The logbook is encrypted, but not every older file beside it: those can still be read as they"
                            + " are. Nothing is lost. Make room on the disk; it goes on at the next start.");
            return ExitCodes.FAILED;
        }
        output().say(
                "Encrypted, with its backups and the logbooks kept or set aside here. The key is in the keyring of this"
                        + " system: without it nobody can read them, you neither. Copies you made elsewhere before are as they were.");
        return ExitCodes.DONE;
    }
}
