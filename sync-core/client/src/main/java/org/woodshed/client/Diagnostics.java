package org.woodshed.client;

import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.diagnostics.SyncCounters;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ProtocolVersion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything somebody who helps has to know, as one JSON document: no text that a person typed, no address, no token; ids
 * only.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /** Reads the disk. */
    public static ObjectNode document(Woodshed woodshed) {
        SyncControl sync = woodshed.sync();
        SyncFigures figures = sync.figures();
        SyncStatus status = sync.status();
        ObjectNode json = JsonValues.object().put("format", "woodshed-diagnostics").put("version", 1).put("schema",
                ProtocolVersion.SCHEMA).put("java", System.getProperty("java.version")).put("system", System
                        .getProperty("os.name"))
                .put("state", status.getClass().getSimpleName()).put("connected", figures
                        .server() != null)
                .put("deviceId", figures.deviceId()).put("cursor", figures.cursor()).put(
                        "pending", figures.pending())
                .put("failed", figures.failed()).put("conflicts", figures
                        .conflicts())
                .put("lastSync", figures.lastSync() == null ? null
                        : figures.lastSync()
                                .toString());
        json.put("oldestPending", figures.oldestPending() == null ? null : figures.oldestPending().toString());
        json.put("signInKept", sync.tokenPlace().name());
        json.put("encryption", woodshed.encryption().state().name());
        json.set("digest", Json.toObject(figures.digest()));
        json.set("counters", counters(sync.counters()));
        ArrayNode outbox = json.putArray("outbox");
        sync.outbox().forEach(item -> outbox.add(waiting(item)));
        ArrayNode journal = json.putArray("journal");
        for (JournalEntry entry : sync.journal()) {
            journal.addObject().put("at", entry.at().toString()).put("what", entry.what());
        }
        return json;
    }

    private static ObjectNode counters(SyncCounters counters) {
        return Json.toObject(counters);
    }

    private static ObjectNode waiting(OutboxItem item) {
        return JsonValues.object().put("changeId", item.changeId().value()).put("entityType", item.key().type()
                .wireName()).put("entityId", item.key().id().value()).put("type", item.type().name()).put("state", item
                        .state().name())
                .put("attempts", item.attempts()).put("reason", item.lastError()).put("since", item
                        .createdAt().toString())
                .put("lastAttempt", item.lastAttemptAt() == null ? null : item.lastAttemptAt().toString());
    }
}
