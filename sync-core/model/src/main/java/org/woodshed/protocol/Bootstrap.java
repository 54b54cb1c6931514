package org.woodshed.protocol;

import java.util.List;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/**
 * All that a device without list operations starts from. The first page has the snapshot, if there is one; the next ones
 * are asked for with {@code since} = the {@code serverSeq} of this.
 *
 * @param ops       what came after the snapshot
 * @param serverSeq the cursor that this page leads to
 */
public record Bootstrap(String generation, List<Snapshot> snapshots, List<ListOperation> ops, Long serverSeq,
        Boolean hasMore) {
    /**
     * The state of lists as a device folded it from all operations up to a seq.
     *
     * @param scope      {@code registry}: the state is that of all lists
     * @param resourceId {@code all}
     * @param schema     of the device that folded it
     * @param lists      the digest of the operations that it stands for
     */
    public record Snapshot(String scope, EntityId resourceId, Integer schema, JsonNode state, Long serverSeq,
            Digest.Lists lists) {
        private static final EntityId ALL = new EntityId("all");

        /** @throws IllegalArgumentException if a part is missing */
        public Snapshot {
            Required.present("scope", scope);
            Required.present("resourceId", resourceId);
            Required.present("state", state);
            Required.notNegative("serverSeq", serverSeq);
        }

        public static Snapshot ofAll(int schema, JsonNode state, long serverSeq, Digest.Lists lists) {
            return new Snapshot(ListOperation.REGISTRY, ALL, schema, state, serverSeq, lists);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public Bootstrap {
        Required.present("generation", generation);
        Required.present("snapshots", snapshots);
        Required.present("ops", ops);
        Required.notNegative("serverSeq", serverSeq);
        Required.present("hasMore", hasMore);
    }
}
