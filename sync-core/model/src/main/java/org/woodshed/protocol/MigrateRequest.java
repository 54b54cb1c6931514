package org.woodshed.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Older whole-state records that are to become entries of the log. One that can't be read is answered alone. */
public record MigrateRequest(List<JsonNode> records) {
    /** @throws IllegalArgumentException if there are none */
    public MigrateRequest {
        Required.present("records", records);
    }
}
