package org.woodshed.protocol;

import tools.jackson.databind.JsonNode;

/**
 * The state of all lists, folded from the server's operations up to a seq and from nothing else.
 *
 * @param schema of the device that folded it: it understood all of them
 */
public record SnapshotUpload(String generation, Long serverSeq, Integer schema, JsonNode state) {
    /** @throws IllegalArgumentException if a part is missing or out of range */
    public SnapshotUpload {
        Required.present("generation", generation);
        Required.notNegative("serverSeq", serverSeq);
        Required.present("schema", schema);
        if (schema < 1) {
            throw new InvalidPartException("schema", "must be 1 or more");
        }
        Required.present("state", state);
        if (state.isNull()) {
            throw new InvalidPartException("state", "is missing");
        }
    }
}
