package org.woodshed.model;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Ids that follow from a name: whoever makes one of the same name, anywhere and at any time, makes the same. Pure. */
public final class NamedIds {
    private static final UUID NAMESPACE = UUID.fromString("1574f90b-5e10-455d-8665-bdaed6598740");

    private NamedIds() {}

    /** UUIDv5 of the UTF-8 name within this program's own namespace. */
    public static EntityId of(String name) {
        return new EntityId(Generators.nameBasedGenerator(NAMESPACE).generate(name).toString());
    }
}
