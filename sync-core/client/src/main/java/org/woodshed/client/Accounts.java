package org.woodshed.client;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.store.Belongings;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.store.SyncState;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.TokenGrant;

/**
 * Signs in and out. Each account has a logbook file of its own; one that is not signed in is put aside or removed. What one
 * account has is never seen by another, and what is not on the server is never dropped. Thread-safe.
 */
final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** Where the open logbook is exchanged. */
    interface Desk {
        OpenLogbook current();

        /**
         * Closes the logbook, changes files, and opens what is there then. If the change fails, what can be opened is open
         * again.
         */
        OpenLogbook reopenAfter(FileChange change) throws IOException;
    }

    /** A change of files while no logbook is open. */
    @FunctionalInterface
    interface FileChange {
        void run() throws IOException;
    }

    private final Desk desk;
    private final KeptLogbooks kept;
    private final SignIn signIn;
    private final Executor background;

    Accounts(Desk desk, KeptLogbooks kept, SignIn signIn, Executor background) {
        this.desk = desk;
        this.kept = kept;
        this.signIn = signIn;
        this.background = background;
    }

    CompletableFuture<ConnectResult> connect(ConnectRequest asked) {
        OpenLogbook open = desk.current();
        ConnectRequest request = KnownServer.completed(asked, open.syncStore());
        return signIn.ask(request, deviceFor(request, open))
                .thenCompose(answer -> isTaken(answer) && mayChange(request, open)
                        ? signIn.ask(request, open.ids().device())
                        : CompletableFuture.completedFuture(answer))
                .thenApplyAsync(answer -> switch (answer) {
                    case SignIn.Answer.Not not -> not.result();
                    case SignIn.Answer.Granted granted -> accept(request, granted.grant());
                }, background);
    }

    /** Whether another account signed in with this device before; if nobody here knows of it, the answer was lost. */
    private static boolean isTaken(SignIn.Answer answer) {
        return answer instanceof SignIn.Answer.Not not && not.result() instanceof ConnectResult.Refused refused
                && refused
                        .code().equals("device_taken");
    }

    /** What belongs to nobody was sent nowhere, and can be another device's; what an account keeps here has its own. */
    private boolean mayChange(ConnectRequest request, OpenLogbook open) {
        return open.syncStore().state().userId() == null && kept.device(request.server(), request.email()).isEmpty();
    }

    /** What stays behind keeps its own device: what was listed there under that name could not be sent under another. */
    private DeviceId deviceFor(ConnectRequest request, OpenLogbook open) {
        if (open.syncStore().state().userId() != null) {
            return open.device().id();
        }
        boolean staysBehind = request.local() == LocalEntries.LEAVE && !open.isEmpty();
        return kept.device(request.server(), request.email()).orElseGet(() -> staysBehind ? open.ids().device()
                : open
                        .device().id());
    }

    private ConnectResult accept(ConnectRequest request, TokenGrant grant) {
        OpenLogbook open = desk.current();
        String owner = open.syncStore().state().userId();
        if (owner != null && !owner.equals(grant.userId().value())) {
            return new ConnectResult.Refused("other_account", "This logbook belongs to " + open.syncStore().state()
                    .email() + "; nothing was mixed. Sign out first (woodshed disconnect).");
        }
        if (kept.isUnsettled()) {
            // What the server was just told about this laptop may be of the wrong logbook.
            undoUnsettled();
            return new ConnectResult.Refused("not_saved", "A sign-in before this one had been cut off and had to be"
                    + " undone first. What was logged is safe. Sign in again; if this comes once more, make room on the disk"
                    + " and see that the data folder is writable.");
        }
        try {
            OpenLogbook logbook = owner == null ? logbookFor(request, grant, open) : open;
            bringHistoryBack(logbook, request.server().toString(), grant.userId().value());
            logbook.signedIn(request, grant);
            kept.takeOverBackups(logbook.store().owner());
            return new ConnectResult.Connected();
        } catch (CompletionException failure) {
            return notSaved(failure.getCause() instanceof StoreException explained ? explained : failure);
        } catch (IOException | StoreException failure) {
            return notSaved(failure);
        }
    }

    private ConnectResult notSaved(Exception failure) {
        LOG.warn("A sign-in could not be completed: {}", failure.getClass().getName());
        undoUnsettled();
        return new ConnectResult.Refused("not_saved", "The sign-in could not be saved on this laptop ("
                + failure.getMessage() + "). What was logged is safe.");
    }

    /** As before the sign-in: what was logged without an account is open again. If that fails, the next try or start does it. */
    private void undoUnsettled() {
        if (kept.isUnsettled()) {
            try {
                desk.reopenAfter(kept::undoUnsettled);
            } catch (IOException | StoreException refused) {
                LOG.warn("The logbook without an account could not be opened again: {}", refused.getClass().getName());
            }
        }
    }

    private void bringHistoryBack(OpenLogbook logbook, String server, String userId) throws IOException {
        Belongings history = kept.keptHistory(server, userId);
        if (!history.history().isEmpty()) {
            logbook.logbookStore().adopt(history).join();
            kept.forgetHistory(server, userId);
        }
    }

    /** The account's own logbook: the one it kept here, a new one, or the one that belonged to nobody so far. */
    private OpenLogbook logbookFor(ConnectRequest request, TokenGrant grant, OpenLogbook local) throws IOException {
        Optional<KeptLogbooks.Owner> owner = kept.find(request.server(), request.email());
        boolean empty = local.isEmpty();
        boolean sameDevice = grant.deviceId().equals(local.device().id());
        if (owner.isEmpty() && (empty || request.local() == LocalEntries.UPLOAD) && (sameDevice || local
                .hasNoLists())) {
            if (!sameDevice) {
                local.device().become(grant.deviceId().value());
            }
            return local;
        }
        // Lists can't be moved from one device to another: where there are any, they stay behind.
        boolean allMoves = request.local() == LocalEntries.UPLOAD && local.hasNoLists();
        Belongings moved = request.local() == LocalEntries.UPLOAD ? local.logbookStore().belongings() : Belongings.NONE;
        OpenLogbook opened = desk.reopenAfter(() -> {
            if (owner.isPresent()) {
                kept.exchangeLocalFor(owner.get());
            } else {
                kept.setLocalAside();
            }
        });
        if (owner.isEmpty()) {
            opened.device().become(grant.deviceId().value());
        }
        opened.logbookStore().adopt(moved).join();
        if (empty || allMoves) {
            kept.forgetLocal();
        }
        kept.settle();
        return opened;
    }

    CompletableFuture<SignOutResult> signOut(SignOut how) {
        OpenLogbook open = desk.current();
        if (open.syncStore().state().userId() == null) {
            return CompletableFuture.completedFuture(new SignOutResult.NotSignedIn());
        }
        CompletableFuture<SyncResult> synced = how instanceof SignOut.SyncFirst && open.waiting() > 0 ? open.sync()
                .syncNow() : CompletableFuture.completedFuture(new SyncResult.Done(0, 0));
        return synced.thenApplyAsync(result -> signOut(how, open, result), background);
    }

    private SignOutResult signOut(SignOut how, OpenLogbook open, SyncResult synced) {
        int waiting = open.waiting();
        if (how instanceof SignOut.SyncFirst && waiting > 0) {
            return synced instanceof SyncResult.NotReached not
                    ? new SignOutResult.NotSynced(waiting, not.code(), not.message())
                    : new SignOutResult.NotSynced(waiting, "needs_you", "Some of it needs you first.");
        }
        try {
            if (how instanceof SignOut.Export export) {
                open.writeUnsent(export.file());
            }
            SyncState state = open.syncStore().state();
            KeptLogbooks.Owner owner = new KeptLogbooks.Owner(String.valueOf(state.server()), String.valueOf(state
                    .email()), String.valueOf(state.userId()), open.device().id().value());
            Belongings onlyHere = how instanceof SignOut.SyncFirst ? open.logbookStore().onlyHere() : Belongings.NONE;
            open.endSession();
            desk.reopenAfter(() -> {
                if (how instanceof SignOut.Keep) {
                    kept.keep(owner);
                } else {
                    kept.keepHistory(owner, onlyHere);
                    kept.discard(owner);
                }
            });
            return new SignOutResult.Done();
        } catch (IOException | StoreException failure) {
            return new SignOutResult.Failed("Signing out did not work (" + failure.getMessage()
                    + "). Nothing is lost; check the disk and try again.");
        }
    }
}
