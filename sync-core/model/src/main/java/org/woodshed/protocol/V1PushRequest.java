package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Whole states to be written, by version 1; {@code {id, deletedAt}} deletes. */
public record V1PushRequest(Changes changes) {
    /** The states by kind. */
    public record Changes(@Nullable List<ObjectNode> entries, @Nullable List<ObjectNode> pieces,
            @Nullable List<ObjectNode> goals) {}

    /** @throws IllegalArgumentException if there are none */
    public V1PushRequest {
        Required.present("changes", changes);
    }
}
