package org.woodshed.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code woodshed disconnect}: signs this laptop out. */
@Command(name = "disconnect", description = {"Sign this laptop out of its server.",
        "What the server does not have yet is never dropped: it is sent first, kept here, or written into a file."})
final class DisconnectCommand extends FolderCommand {
    /** At most one of the ways. */
    static final class Way {
        @Option(names = "--sync", description = "Send what waits first; if that does not work, nothing is changed."
                + " The account's logbook leaves this laptop. The default, where nothing waits.")
        private boolean sync;

        @Option(names = "--keep", description = "Keep the account's logbook on this laptop, unseen, until the same"
                + " account signs in again.")
        private boolean keep;

        @Option(names = "--export", paramLabel = "FILE",
                description = "Write what waits into a new file. The account's logbook leaves this laptop.")
        private @Nullable Path file;
    }

    @ArgGroup
    private @Nullable Way way;

    @Override
    int run(Woodshed woodshed) throws Exception {
        SignOutResult result = woodshed.sync().signOut(way(woodshed.sync().figures())).get();
        return switch (result) {
            case SignOutResult.Done done -> {
                output().document(JsonValues.object().put("signedOut", true));
                output().say("Signed out. " + (way != null && way.keep
                        ? "What was here is kept for the same account's next sign-in."
                        : "The account's logbook is not on this laptop any more."));
                yield ExitCodes.DONE;
            }
            case SignOutResult.NotSynced not -> throw CommandException.notReached("Not signed out: " + not.waiting()
                    + (not.waiting() == 1 ? " change is" : " changes are") + " not on the server. " + not.message()
                    + " Try again later, or add --keep or --export FILE.");
            case SignOutResult.NotSignedIn nobody -> throw CommandException.failed("No server is connected.");
            case SignOutResult.Failed failed -> throw CommandException.failed(failed.message());
        };
    }

    private SignOut way(SyncFigures figures) throws CommandException {
        int waiting = figures.pending() + figures.failed() + figures.conflicts();
        if (way != null && way.keep) {
            return new SignOut.Keep();
        }
        if (way != null && way.file != null) {
            return new SignOut.Export(way.file);
        }
        return (way != null && way.sync) || waiting == 0 ? new SignOut.SyncFirst() : ask(waiting);
    }

    private SignOut ask(int waiting) throws CommandException {
        String what = waiting + (waiting == 1 ? " change is" : " changes are") + " not on the server yet.";
        if (!terminal().interactive() || output().json()) {
            throw CommandException.usage(what + " Nothing was changed. Say what becomes of it: --sync, --keep or"
                    + " --export FILE.");
        }
        String answer = new Question(terminal()).ask(what + " Send it first, or keep it here? [s/k] ");
        return switch (answer) {
            case "s" -> new SignOut.SyncFirst();
            case "k" -> new SignOut.Keep();
            default -> throw CommandException.failed("Not signed out; nothing was changed.");
        };
    }
}
