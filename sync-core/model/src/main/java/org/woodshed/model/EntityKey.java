package org.woodshed.model;

/** Type and id together: what names an entity within one user's logbook. */
public record EntityKey(EntityType type, EntityId id) {
    public static EntityKey entry(EntityId id) {
        return new EntityKey(EntityType.LOGBOOK_ENTRY, id);
    }

    public static EntityKey piece(EntityId id) {
        return new EntityKey(EntityType.PIECE, id);
    }

    public static EntityKey goal(EntityId id) {
        return new EntityKey(EntityType.GOAL, id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
