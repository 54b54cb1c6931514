package org.woodshed.server;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Paths;
import tools.jackson.databind.JsonNode;

/** Bodies that write or take over whole states of given ids, under all versions. */
final class WholeStateBodies {
    private static final String GONE = "\"deletedAt\": \"2026-11-20T18:02:11Z\"";

    private WholeStateBodies() {}

    /** For an address of version 1. */
    static List<JsonNode> writes(String path, List<EntityKey> keys) {
        List<JsonNode> bodies = new ArrayList<>();
        for (EntityKey key : keys) {
            for (String rest : List.of("\"title\": \"x\", \"version\": 1", "\"title\": \"x\", \"version\": 2", GONE)) {
                String state = States.state(key, rest);
                bodies.add(Edits.object(path.equals(Paths.SYNC_V1_PUSH)
                        ? "{\"changes\": {\"entries\": [" + state + "], \"pieces\": [" + state + "]}}"
                        : "{\"entities\": [" + States.item(key, key.type(), state, "") + "]}"));
            }
        }
        return bodies;
    }

    /** Records of an older program. */
    static List<JsonNode> records(List<EntityKey> keys) {
        return keys.stream().map(key -> (JsonNode) Edits.object("{\"records\": [" + MigrateTest.record(key.type()
                .wireName(), key, "\"version\": 1, \"data\": {\"title\": \"x\"}") + ", " + MigrateTest.record(
                        key.type()
                                .wireName(),
                        key, GONE)
                + "]}")).toList();
    }
}
