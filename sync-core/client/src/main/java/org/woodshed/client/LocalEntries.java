package org.woodshed.client;

/** What becomes of what was logged before signing in. */
public enum LocalEntries {
    /** It becomes part of the account's logbook, and goes to the server. */
    UPLOAD,
    /** It stays on this laptop, in a logbook of its own that is open again after signing out. */
    LEAVE
}
