package org.woodshed.app.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.node.ObjectNode;

/** Syncs now, as long as there is progress, and tells how it ended. */
final class SyncRun {
    /** Without progress for so long, the server counts as not reached. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Woodshed woodshed;
    private final Output output;

    SyncRun(Woodshed woodshed, Output output) {
        this.woodshed = woodshed;
        this.output = output;
    }

    /** Returns the exit code. */
    int run() throws InterruptedException, ExecutionException {
        return tell(result());
    }

    private SyncResult result() throws InterruptedException, ExecutionException {
        Semaphore progress = new Semaphore(0);
        CompletableFuture<SyncResult> running = woodshed.sync().syncNow();
        Subscription status = woodshed.sync().onStatus(changed -> progress.release());
        Subscription changes = woodshed.logbook().onChange(changed -> progress.release());
        // Called after the result is there, so that the loop sees it.
        CompletableFuture<SyncResult> watched = running.whenComplete((result, failure) -> progress.release());
        while (!running.isDone() && progress.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            progress.drainPermits();
        }
        status.close();
        changes.close();
        if (!running.isDone()) {
            watched.cancel(false);
            woodshed.sync().cancel();
            return new SyncResult.NotReached("no_answer", "The server did not answer for 30 seconds.", 0,
                    woodshed.sync().figures()
                            .pending());
        }
        return running.get();
    }

    private int tell(SyncResult result) {
        SyncFigures figures = woodshed.sync().figures();
        ObjectNode document = JsonValues.object();
        int exitCode = switch (result) {
            case SyncResult.Done done -> {
                counts(document, "synced", done.sent(), done.received());
                output.say("Synced: " + sentAndReceived(done.sent(), done.received()) + ".");
                yield ExitCodes.DONE;
            }
            case SyncResult.NeedsAttention some -> {
                counts(document, "needs_choice", some.sent(), some.received());
                output.say("Synced: " + sentAndReceived(some.sent(), some.received()) + ". " + attention(some));
                yield ExitCodes.NEEDS_CHOICE;
            }
            case SyncResult.NotReached not -> {
                counts(document, "not_reached", not.sent(), 0);
                output.warn("Sync did not finish: " + not.message() + " Nothing is lost; " + not.pending() + (not
                        .pending() == 1 ? " change is" : " changes are") + " still here and will go at the next sync.");
                yield ExitCodes.NOT_REACHED;
            }
            case SyncResult.NeverConnected never -> {
                counts(document, "never_connected", 0, 0);
                output.warn("No server is connected; everything is on this laptop. woodshed connect URL connects one.");
                yield ExitCodes.FAILED;
            }
            case SyncResult.SignedOut out -> {
                counts(document, "sign_in_again", 0, 0);
                output.warn("The server wants a new sign-in; everything is kept here. Use woodshed connect "
                        + figures.server() + ".");
                yield ExitCodes.FAILED;
            }
        };
        output.document(document.put("pending", figures.pending()).put("failed", figures.failed()).put("conflicts",
                figures.conflicts()));
        return exitCode;
    }

    private static void counts(ObjectNode document, String result, int sent, int received) {
        document.put("result", result).put("sent", sent).put("received", received);
    }

    private static String sentAndReceived(int sent, int received) {
        return sent + " sent, " + received + " received";
    }

    private static String attention(SyncResult.NeedsAttention some) {
        String conflicts = some.conflicts() == 0 ? ""
                : some.conflicts() + (some.conflicts() == 1 ? " entry needs"
                        : " entries need") + " your choice: see woodshed conflicts. ";
        String failed = some.failed() == 0 ? ""
                : some.failed() + (some.failed() == 1 ? " change was"
                        : " changes were") + " not accepted: see woodshed outbox.";
        return (conflicts + failed).strip();
    }
}
