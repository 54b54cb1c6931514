package org.woodshed.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.client.secrets.TokenSafe;
import org.woodshed.client.secrets.TokenSafe.Opened;
import org.woodshed.client.secrets.Tokens;
import org.woodshed.protocol.TokenGrant;

/** This laptop's tokens in memory, read when they are first needed: a keyring may ask a person first. Thread-safe. */
final class HeldTokens implements AutoCloseable {
    private final TokenSafe safe;
    private final Executor background;
    private @Nullable Opened known;
    private @Nullable CompletableFuture<Opened> opening;

    HeldTokens(TokenSafe safe, Executor background) {
        this.safe = safe;
        this.background = background;
    }

    /** Whether somebody is signed in, readable or not. */
    boolean present() {
        return safe.place() != TokenPlace.NONE;
    }

    TokenPlace place() {
        return safe.place();
    }

    /** The tokens; completed at once unless the keyring has to be asked. */
    synchronized CompletableFuture<Opened> ask() {
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        if (safe.place() != TokenPlace.KEYRING) {
            Opened opened = safe.open();
            known = opened;
            sealLater();
            return CompletableFuture.completedFuture(opened);
        }
        if (opening == null) {
            CompletableFuture<Opened> asked = new CompletableFuture<>();
            opening = asked;
            background.execute(() -> asked.complete(opened(safe.open())));
            return asked;
        }
        return opening;
    }

    private void sealLater() {
        if (safe.isSealable()) {
            background.execute(safe::seal);
        }
    }

    /** What was granted meanwhile is newer. */
    private synchronized Opened opened(Opened opened) {
        opening = null;
        if (known != null) {
            return known;
        }
        if (!(opened instanceof Opened.Locked)) {
            known = opened;
        }
        return opened;
    }

    /** Has the keyring asked again, although nobody answered before. Returns at once. */
    void askAgain() {
        safe.askAgain();
    }

    /** Keeps new tokens, on the disk before they are used. */
    void keep(TokenGrant grant) {
        Tokens granted = Tokens.of(grant);
        safe.write(granted);
        hold(new Opened.Held(granted));
    }

    void forget() {
        hold(new Opened.Nothing());
        safe.delete();
    }

    private synchronized void hold(Opened opened) {
        known = opened;
    }

    @Override
    public void close() {
        safe.close();
    }
}
