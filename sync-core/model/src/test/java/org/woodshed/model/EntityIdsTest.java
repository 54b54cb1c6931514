package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntityIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11.123Z");

    @Test
    void anIdIsAVersion7UuidOfTheGivenTime() {
        UUID id = UUID.fromString(ids().entity().value());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idsMadeWithinOneMillisecondSortAsTheyWereMade() {
        EntityIds ids = ids();
        List<String> made = new ArrayList<>();
        for (int count = 0; count < 2000; count++) {
            made.add(ids.change().value());
        }

        assertThat(made).doesNotHaveDuplicates().isSorted();
    }

    private static EntityIds ids() {
        return new EntityIds(new Random(1), InstantSource.fixed(NOW));
    }
}
