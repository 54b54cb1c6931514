package org.woodshed.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.client.store.Belongings;
import org.woodshed.client.store.ListStore;
import org.woodshed.client.store.SyncStore;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the server does not have into a file: every waiting change as it would go over the wire, with the whole data
 * it leads to, every open conflict with both sides, every edit of a list, and
 * what was typed over before the server had taken it. Works whatever state the engine is in.
 */
final class UnsentExport {
    private UnsentExport() {}

    /**
     * Returns the number of changes and conflicts, once the file would survive a power cut.
     *
     * @param file must not exist yet
     */
    static int write(SyncStore store, ListStore lists, Belongings onlyHere, Path file) throws IOException {
        List<PendingChange> changes = store.pendingChanges();
        List<OpenConflict> conflicts = store.conflicts();
        ObjectNode json = JsonValues.object().put("format", "woodshed-unsent").put("version", 1);
        ArrayNode outbox = json.putArray("outbox");
        changes.forEach(change -> outbox.add(json(change)));
        ArrayNode disputed = json.putArray("conflicts");
        conflicts.forEach(conflict -> conflict.disputes().forEach(dispute -> {
            ObjectNode item = disputed.addObject().put("entityType", conflict.key().type().wireName()).put("entityId",
                    conflict.key().id().value()).put("field", dispute.path());
            item.set("mine", dispute.mine());
            item.set("theirs", dispute.theirs());
        }));
        List<ListOperation> operations = lists.queued();
        ArrayNode listed = json.putArray("listOperations");
        operations.forEach(operation -> listed.add(Json.toObject(operation)));
        ArrayNode earlier = json.putArray("earlier");
        onlyHere.history().forEach(row -> earlier.add(earlier(row)));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(Json.writeBytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return changes.size() + conflicts.size() + operations.size();
    }

    private static ObjectNode earlier(Map<String, @Nullable Object> row) {
        ObjectNode json = JsonValues.object().put("entityType", String.valueOf(row.get("entity_type"))).put("entityId",
                String.valueOf(row.get("entity_id")));
        if (row.get("changed_at") instanceof Long changedAt) {
            json.put("replacedAt", Instant.ofEpochMilli(changedAt).toString());
        }
        json.set("data", Json.readStored(String.valueOf(row.get("data"))));
        return json;
    }

    private static ObjectNode json(PendingChange change) {
        ObjectNode json = Json.toObject(change.toChange());
        json.put("state", change.state().name().toLowerCase(Locale.ROOT)).put("attempts", change.attempts())
                .put("lastError", change.lastError());
        json.set("result", change.result());
        return json;
    }
}
