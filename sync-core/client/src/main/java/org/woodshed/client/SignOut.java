package org.woodshed.client;

import java.nio.file.Path;

/** What becomes of work that the server does not have when this laptop signs out. */
public sealed interface SignOut {
    /** It goes to the server first; if that does not work, nothing is changed. The account's data leaves this laptop. */
    record SyncFirst() implements SignOut {}

    /** The account's logbook stays on this laptop, unseen, until the same account signs in again. */
    record Keep() implements SignOut {}

    /** It is written into a file, which must not exist yet. The account's data leaves this laptop. */
    record Export(Path file) implements SignOut {}
}
