package org.woodshed.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import tools.jackson.databind.node.ObjectNode;

/** Whole states of any kind to be written, by version 1. */
public record V1BatchRequest(List<Item> entities) {
    /**
     * One state.
     *
     * @param type     logbook_entry, piece or goal; entries, pieces and goals will do as well
     * @param version  the version it was made from; absent if that is not known
     * @param checksum hex SHA-256 of its canonical content
     */
    public record Item(EntityId id, String type, @Nullable ObjectNode data, @Nullable Long version,
            @Nullable String checksum, @Nullable Instant deletedAt) {
        /** @throws IllegalArgumentException if a part is missing or out of range */
        public Item {
            Required.present("id", id);
            Required.present("type", type);
            if (deletedAt == null) {
                Required.present("data", data);
            }
            if (version != null) {
                Required.notNegative("version", version);
            }
        }
    }

    /** @throws IllegalArgumentException if there are none */
    public V1BatchRequest {
        Required.present("entities", entities);
    }
}
