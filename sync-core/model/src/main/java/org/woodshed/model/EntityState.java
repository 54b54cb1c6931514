package org.woodshed.model;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole of one entity at one version. {@code data} is canonical (see {@link CanonicalData}) and is never changed
 * after it was handed over: whoever needs another value copies first.
 *
 * @param version the server's count of changes to this entity; 0 = the server has never confirmed it
 * @param deleted true for a tombstone, whose data holds at most a piece's title and composer
 */
public record EntityState(EntityKey key, long version, boolean deleted, ObjectNode data) {
    /** @throws IllegalArgumentException if the version is negative */
    public EntityState {
        if (version < 0) {
            throw new IllegalArgumentException("a version is never negative: " + version);
        }
    }

    /** What stands for an entity that does not exist: version 0, no data. */
    public static EntityState absent(EntityKey key) {
        return new EntityState(key, 0, false, JsonNodeFactory.instance.objectNode());
    }

    public EntityType type() {
        return key.type();
    }

    public EntityId id() {
        return key.id();
    }

    public EntityState withData(ObjectNode newData) {
        return new EntityState(key, version, deleted, newData);
    }

    public EntityState withVersion(long newVersion) {
        return new EntityState(key, newVersion, deleted, data);
    }
}
