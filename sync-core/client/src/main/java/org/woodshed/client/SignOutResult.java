package org.woodshed.client;

/** How signing out went. */
public sealed interface SignOutResult {
    /** Signed out; an empty logbook, or the one that belongs to no account, is open. */
    record Done() implements SignOutResult {}

    /** Something is not on the server yet, and nothing was changed. */
    record NotSynced(int waiting, String message) implements SignOutResult {}

    /** There is nobody to sign out. */
    record NotSignedIn() implements SignOutResult {}

    /** The disk did not do what was asked; the message says what is safe. */
    record Failed(String message) implements SignOutResult {}
}
