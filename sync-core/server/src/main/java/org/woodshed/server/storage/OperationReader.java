package org.woodshed.server.storage;

import java.util.List;
import java.util.Optional;

/** Reads the list operations of one user's log. Valid within the transaction that handed it out. */
public interface OperationReader {
    /** Operations that were not pruned and have a higher seq, in seq order. */
    List<StoredOperation> after(long seq, int limit);

    /** The random text of an operation's seq, also of a pruned one's; empty if the seq is no operation's. */
    Optional<String> checkAt(long seq);

    /** The newest snapshot that a device of this schema can read. */
    Optional<StoredSnapshot> newestSnapshot(int schema);
}
