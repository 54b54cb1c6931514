package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.OperationPush;
import tools.jackson.databind.JsonNode;

/** What goes to the server next. */
final class ListQueue {
    static final int MAX_OPERATIONS = 500;
    private static final int MAX_PUSH_BYTES = 256 * 1024;

    private ListQueue() {}

    /** The operations to send next, always the same until they are settled; none before the dataset is known. */
    static Optional<OperationPush> next(Handle handle) {
        List<ListTables.Queued> queued = ListTables.queued(handle, MAX_OPERATIONS);
        if (queued.isEmpty()) {
            return Optional.empty();
        }
        SyncState state = SyncStateTable.read(handle);
        String generation = state.generation();
        if (generation == null || state.rebasing()) {
            return Optional.empty();
        }
        List<JsonNode> operations = new ArrayList<>();
        long bytes = 0;
        for (ListTables.Queued item : queued) {
            JsonNode operation = Json.toObject(item.operation());
            bytes += Json.writeBytes(operation).length;
            if (bytes > MAX_PUSH_BYTES && !operations.isEmpty()) {
                break;
            }
            operations.add(operation);
        }
        return Optional.of(new OperationPush(queued.getFirst().operation().actor(), generation, operations));
    }
}
