package org.woodshed.server.v1;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole state that somebody wants written.
 *
 * @param version  the version it was made from; null if it does not say
 * @param deleted  true to delete instead
 * @param content  the entity's fields that it says something about
 * @param checksum of the content, as the sender has it; null if it does not say
 */
record StateWrite(EntityKey key, @Nullable Long version, boolean deleted, ObjectNode content,
        @Nullable String checksum) {
    boolean isMadeFrom(long present) {
        return version != null && version == present;
    }
}
