package org.woodshed.protocol;

import java.util.List;
import org.woodshed.model.DeviceId;
import tools.jackson.databind.JsonNode;

/**
 * Sends list operations.
 *
 * @param clientId the device that sends; it is the actor of all of them
 * @param ops      each a {@link ListOperation}; one that is none is refused alone
 */
public record OperationPush(DeviceId clientId, String generation, List<JsonNode> ops) {
    /** @throws IllegalArgumentException if a part is missing */
    public OperationPush {
        Required.present("clientId", clientId);
        Required.present("generation", generation);
        Required.present("ops", ops);
    }
}
