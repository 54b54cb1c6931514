package org.woodshed.server.v1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.woodshed.model.EntityType;

/** The kinds of entities that version 1 knows, in the order in which they are written. */
enum Kind {
    PIECES(EntityType.PIECE), GOALS(EntityType.GOAL), ENTRIES(EntityType.LOGBOOK_ENTRY);

    private final String typeName;

    Kind(EntityType type) {
        this.typeName = type.wireName();
    }

    EntityType type() {
        return new EntityType(typeName);
    }

    /** As it is called in this protocol, such as {@code entries}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name; the name of the entity type will do as well. */
    static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name) || kind.typeName.equals(name))
                .findFirst();
    }

    static Optional<Kind> of(EntityType type) {
        return Arrays.stream(values()).filter(kind -> kind.typeName.equals(type.wireName())).findFirst();
    }
}
