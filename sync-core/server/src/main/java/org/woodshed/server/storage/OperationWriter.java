package org.woodshed.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.ListOperation;

/** Writes the list operations of one user's log. Valid within the transaction that handed it out. */
public interface OperationWriter extends OperationReader {
    /** The payload hash of each stamp of this actor that has one of these clocks. */
    Map<ListOperation.Stamp, String> payloadHashes(DeviceId actor, Collection<Long> clocks);

    void append(List<StoredOperation> operations);

    /** Count and XOR over all operations up to a seq. */
    ListHead headAt(long seq);

    /** Keeps a snapshot, in place of one of the same seq. */
    void put(StoredSnapshot snapshot);

    /** The seqs of all snapshots, newest first. */
    List<Long> snapshotSeqs();

    void deleteSnapshotsBefore(long seq);

    /** The lowest cursor of devices that were heard of since a time; empty if none of them ever read anything. */
    OptionalLong lowestCursor(Instant heardOfSince);

    /** Forgets the payloads of operations up to a seq. */
    PrunedOperations prune(long upTo);
}
