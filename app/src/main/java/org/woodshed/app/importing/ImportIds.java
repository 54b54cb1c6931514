package org.woodshed.app.importing;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.woodshed.model.EntityId;

/**
 * Ids made from what a row says: UUIDv5 of its canonical text, and of how many equal rows stood before it in the file. The
 * same file makes the same ids on every laptop, so importing it again adds nothing. Not thread-safe; one per file.
 */
final class ImportIds {
    private static final NameBasedGenerator NAMES = Generators.nameBasedGenerator(UUID.fromString(
            "c1b4a0de-6f0f-4b52-9d58-2c0d7f3d8a61"));

    private final Map<String, Integer> occurrences = new HashMap<>();

    EntityId next(String canonical) {
        int occurrence = occurrences.merge(canonical, 1, Integer::sum);
        return new EntityId(NAMES.generate(canonical + "\u0000" + occurrence).toString());
    }
}
