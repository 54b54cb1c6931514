package org.woodshed.server;

import java.util.List;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.V1BatchResponse;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.protocol.V1PushResponse;
import tools.jackson.databind.node.ObjectNode;

/** A device that speaks version 1: sends whole states and keeps nothing but what a test remembers. */
final class States {
    static final String WHEN = "\"when\": {\"startedAt\": \"2026-11-20T17:30:00Z\", \"zone\": \"Europe/Berlin\","
            + " \"practiceDate\": \"2026-11-20\"}";
    private final TestDevice device;

    States(TestDevice device) {
        this.device = device;
    }

    /** A whole state; the parts are JSON members. */
    static String state(EntityKey key, String parts) {
        return "{\"id\": \"" + key.id() + "\"" + (parts.isEmpty() ? "" : ", " + parts) + "}";
    }

    /** A whole new entry with notes. */
    static String entry(EntityKey key, String notes) {
        return state(key, WHEN + ", \"durationSeconds\": 1800, \"notes\": \"" + notes + "\"");
    }

    static String deletion(EntityKey key) {
        return state(key, "\"deletedAt\": \"2026-11-20T18:02:11Z\"");
    }

    static String entries(String... states) {
        return changes("entries", states);
    }

    static String changes(String kind, String... states) {
        return "{\"changes\": {\"" + kind + "\": " + List.of(states) + "}}";
    }

    static String item(EntityKey key, EntityType type, String data, String parts) {
        return "{\"id\": \"" + key.id() + "\", \"type\": \"" + type + "\", \"data\": " + data + (parts.isEmpty() ? ""
                : ", " + parts) + "}";
    }

    V1PushResponse push(String body, String... headers) throws Exception {
        return device.ask(Paths.SYNC_V1_PUSH, body, V1PushResponse.class, headers);
    }

    V1BatchResponse batch(String... items) throws Exception {
        return device.ask(Paths.SYNC_V1_BATCH, "{\"entities\": " + List.of(items) + "}", V1BatchResponse.class);
    }

    V1PullResponse pull(String body) throws Exception {
        return device.ask(Paths.SYNC_V1_PULL, body, V1PullResponse.class);
    }

    V1PullResponse pullSince(String token) throws Exception {
        return pull("{\"since\": \"" + token + "\"}");
    }

    static String text(ObjectNode state, String field) {
        return state.path(field).asString("");
    }
}
