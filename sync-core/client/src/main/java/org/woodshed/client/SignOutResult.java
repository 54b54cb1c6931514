package org.woodshed.client;

import org.woodshed.client.engine.SyncResult;

/** How signing out went. */
public sealed interface SignOutResult {
    /** Signed out; an empty logbook, or the one that belongs to no account, is open. */
    record Done() implements SignOutResult {}

    /** Something is not on the server yet, and nothing was changed. {@code code} is that of {@link SyncResult.NotReached}, or needs_you. */
    record NotSynced(int waiting, String code, String message) implements SignOutResult {}

    /** There is nobody to sign out. */
    record NotSignedIn() implements SignOutResult {}

    /** The disk did not do what was asked; the message says what is safe. */
    record Failed(String message) implements SignOutResult {}
}
