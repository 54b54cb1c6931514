package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.ServerChange;

/**
 * A list operation at its place in the log.
 *
 * @param operation with its serverSeq
 * @param seqCheck  the random text of that seq
 * @param length    of its payload as JSON, in characters
 */
public record StoredOperation(ListOperation operation, long seq, String seqCheck, Instant receivedAt, int length) {
    /** The operation as it stands in a page of changes. It is no entity and has no version. */
    public ServerChange toServerChange() {
        return new ServerChange(seq, ChangeType.UPDATED, EntityType.LIST_OPERATION, operation.resourceId(), 0L,
                operation.actor(), receivedAt, Json.toObject(operation));
    }

    public PageItem toPageItem() {
        return new PageItem(toServerChange(), seqCheck, length);
    }
}
