package org.woodshed.protocol;

import java.util.List;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a batch of states.
 *
 * @param success    false if anything conflicted or was refused
 * @param uploaded   how many states are on the server now
 * @param downloaded how many stand in {@code entities}
 * @param entities   states that the server now holds otherwise than they were sent; what an answer can't hold is pulled
 */
public record V1BatchResponse(Boolean success, Integer uploaded, Integer downloaded, List<V1Conflict> conflicts,
        List<V1Refusal> rejected, List<State> entities, String newSyncToken) {
    /** An entity as it is now. */
    public record State(EntityId id, EntityType type, Long version, Boolean deleted, ObjectNode data) {
        /** @throws IllegalArgumentException if a part is missing */
        public State {
            Required.present("id", id);
            Required.present("type", type);
            Required.notNegative("version", version);
            Required.present("deleted", deleted);
            Required.present("data", data);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public V1BatchResponse {
        Required.present("success", success);
        Required.present("uploaded", uploaded);
        Required.present("downloaded", downloaded);
        Required.present("conflicts", conflicts);
        Required.present("rejected", rejected);
        Required.present("entities", entities);
        Required.present("newSyncToken", newSyncToken);
    }
}
