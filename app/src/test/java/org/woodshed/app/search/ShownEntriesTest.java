package org.woodshed.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.model.EntityId;

class ShownEntriesTest {
    @Test
    void whoeverFollowsTheChangesHasWhatIsShown() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        List<IndexedEntry> known = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            known.add(new IndexedEntry(new EntityId("entry-" + number), LocalDate.EPOCH, Instant.EPOCH, null, List.of(),
                    "practice", null, Set.of(), Set.of(), Set.of(), null, ""));
        }
        ShownEntries found = new ShownEntries();
        List<IndexedEntry> followed = new ArrayList<>();
        found.addListener((ListChangeListener<IndexedEntry>) change -> {
            while (change.next()) {
                List<IndexedEntry> replaced = followed.subList(change.getFrom(), change.getFrom() + change
                        .getRemovedSize());
                assertThat(replaced).isEqualTo(change.getRemoved());
                replaced.clear();
                followed.addAll(change.getFrom(), change.getAddedSubList());
                assertThat(change.getRemovedSize() + change.getAddedSize()).as("something changed").isPositive();
            }
        });
        for (int round = 0; round < 2_000; round++) {
            List<IndexedEntry> next = known.stream().filter(entry -> random.nextBoolean()).toList();
            found.show(next);
            assertThat(followed).as("round %d of seed %d", round, seed).isEqualTo(next).isEqualTo(found);
        }
    }
}
