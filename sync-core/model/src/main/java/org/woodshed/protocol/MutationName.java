package org.woodshed.protocol;

import org.woodshed.model.EntityType;

/** The names that changes have as WebSocket messages. */
public final class MutationName {
    private MutationName() {}

    /**
     * The name of a broadcast.
     *
     * @param referredTo for a deleted piece: whether entries still name it
     */
    public static String of(EntityType type, ChangeType change, boolean referredTo) {
        if (type.equals(EntityType.PIECE)) {
            return switch (change) {
                case CREATED -> "PIECE_ADDED";
                case UPDATED -> "PIECE_UPDATED";
                case DELETED -> referredTo ? "PIECE_DISSOCIATED" : "PIECE_REMOVED";
            };
        }
        return prefix(type) + "_" + change.name();
    }

    /** True if a client may send this change under this name; a deleted piece may go under either of its two. */
    public static boolean fits(String name, Change change) {
        return name.equals(of(change.entityType(), change.type(), false)) || name.equals(of(change.entityType(), change
                .type(), true));
    }

    private static String prefix(EntityType type) {
        if (type.equals(EntityType.LOGBOOK_ENTRY)) {
            return "ENTRY";
        }
        return type.equals(EntityType.GOAL) ? "GOAL" : "ENTITY";
    }
}
