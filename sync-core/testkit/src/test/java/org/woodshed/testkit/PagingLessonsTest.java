package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Json;

/**
 * What went wrong elsewhere with catching up, and must not here: lessons 67, 68 and 70, with a real server and real laptops.
 * Bulk frames (66) and migrating twice (69) are the server's: SocketCatchUpTest and MigrateTest of its module.
 */
@NullMarked
class PagingLessonsTest extends TwoConnectedLaptops {
    @Test
    void lesson67And68ANewLaptopFilledFromTheStartOverSeveralPagesEqualsTheOldOneWithoutAGap() {
        for (int number = 0; number < 1_201; number++) {
            String notes = "entry " + number;
            a.log("2026-11-20T17:40:00Z", 1, draft -> draft.notes(notes));
        }
        a.delete(a.entries().getFirst().id());
        a.woodshed().merging().restore(EntityKey.piece(new EntityId("p1")), Json.readStored("{\"title\":\"Elegy\"}"))
                .join();
        a.sync();
        try (Laptop c = Laptop.named("New laptop", folder).signIn(server.uri(), "clara@example.org")) {
            c.sync();
            assertThat(c.entries()).hasSize(1_200).isEqualTo(a.entries());
            assertThat(c.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
            assertThat(c.woodshed().sync().figures().cursor()).isEqualTo(a.woodshed().sync().figures().cursor());
        }
    }

    /** The hour is long enough for backoffs to have grown; what is waited for is the next try, not the hour. */
    @Test
    void lesson70AfterAnOutageEveryoneIsLevelAsSoonAsTheWindowIsLookedAtAgain() {
        List.of(a, b).forEach(laptop -> laptop.woodshed().startSyncing());
        await().atMost(Duration.ofSeconds(20)).until(() -> List.of(a, b).stream().allMatch(laptop -> laptop.woodshed()
                .sync().status() instanceof SyncStatus.Synced));
        server.stop();
        EntityId onA = a.log("2026-11-20T17:40:00Z", 5, UnaryOperator.identity()).id();
        EntityId onB = b.log("2026-11-20T18:40:00Z", 5, UnaryOperator.identity()).id();
        await().atMost(Duration.ofSeconds(20)).until(() -> List.of(a, b).stream().allMatch(laptop -> laptop.woodshed()
                .sync().status() instanceof SyncStatus.Offline));
        server.startAgain();
        List.of(a, b).forEach(laptop -> laptop.woodshed().sync().wake());
        await().atMost(Duration.ofSeconds(30)).until(() -> a.has(onB) && b.has(onA));
        await().atMost(Duration.ofSeconds(10)).until(() -> a.woodshed().sync().figures().digest().equals(b.woodshed()
                .sync().figures().digest()));
    }
}
