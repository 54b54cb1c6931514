package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Json;

/**
 * What went wrong elsewhere with queues of unsent work, and must not here: lessons 25 to 31, with a real server and real
 * laptops. Signing out and in (29, 32) is in AccountsTest, broadcasts of all kinds of changes (33) in MergingLessonsTest,
 * kills (25) in KilledLaptopIT, full disks in the client's own tests.
 */
@NullMarked
class OutboxLessonsTest extends TwoConnectedLaptops {
    @Test
    void lesson25WhatIsQueuedSurvivesARestartUnderItsOwnName() {
        EntityId id = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("one")).id();
        a.sync();
        server.stop();
        a.edit(id, draft -> draft.notes("two"));
        a.trySync();
        List<OutboxItem> before = a.woodshed().sync().outbox();
        assertThat(before).extracting(OutboxItem::state).containsExactly(OutboxItem.State.IN_FLIGHT);
        a.reopen();
        assertThat(a.woodshed().sync().outbox()).isEqualTo(before);
        server.startAgain();
        a.sync();
        b.sync();
        assertThat(b.entry(id).notes()).isEqualTo("two");
    }

    @Test
    void lesson26WhatIsQueuedWhileAPushIsInFlightIsNotClearedWithIt() {
        try (FaultProxy proxy = FaultProxy.before(server.uri());
                Laptop c = Laptop.named("Behind a slow network", folder).signIn(proxy.uri(), "clara@example.org")) {
            c.sync();
            proxy.give(() -> Fault.DELAY);
            EntityId id = c.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("first")).id();
            CompletableFuture<SyncResult> push = c.woodshed().sync().syncNow();
            await().atMost(Duration.ofSeconds(20)).until(() -> c.woodshed().sync().outbox().stream().anyMatch(
                    item -> item.state() == OutboxItem.State.IN_FLIGHT) || push.isDone());
            c.edit(id, draft -> draft.notes("second"));
            EntityId added = c.log("2026-11-20T18:40:00Z", 5, draft -> draft.notes("added")).id();
            assertThat(push.join()).isInstanceOf(SyncResult.Done.class);
            c.sync();
            b.sync();
            assertThat(b.entry(id).notes()).isEqualTo("second");
            assertThat(b.has(added)).isTrue();
        }
    }

    @Test
    void lesson27NothingIsClearedBeforeItsAnswerEvenWhereTheServerHasIt() {
        try (FaultProxy proxy = FaultProxy.before(server.uri());
                Laptop c = Laptop.named("Behind a bad network", folder).signIn(proxy.uri(), "clara@example.org")) {
            c.sync();
            proxy.give(() -> Fault.CUT_ANSWER);
            EntityId id = c.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("once")).id();
            assertThat(c.trySync()).isInstanceOf(SyncResult.NotReached.class);
            assertThat(c.woodshed().sync().outbox()).extracting(OutboxItem::state).containsExactly(
                    OutboxItem.State.IN_FLIGHT);
            b.sync();
            assertThat(b.has(id)).as("the server has it").isTrue();
            proxy.give(() -> null);
            c.sync();
            b.sync();
            assertThat(c.woodshed().sync().outbox()).isEmpty();
            assertThat(b.entries()).hasSize(1);
            assertThat(b.woodshed().sync().figures().digest()).isEqualTo(c.woodshed().sync().figures().digest());
        }
    }

    @Test
    void lesson28NeitherAgeNorSizeDropsIt() {
        a.reopenWith(Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneId.of("Europe/Berlin")));
        List<EntityId> old = IntStream.range(0, 1_500).mapToObj(number -> a.log("2001-01-01T10:00:00Z", 5,
                draft -> draft.notes("n" + number)).id()).toList();
        a.reopenWith(Clock.systemUTC());
        assertThat(a.woodshed().sync().figures().pending()).isEqualTo(1_500);
        assertThat(a.woodshed().sync().figures().oldestPending()).isEqualTo(Instant.parse("2001-01-01T00:00:00Z"));
        a.sync();
        b.sync();
        assertThat(b.entries()).extracting(entry -> entry.id()).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void lesson30OneBadChangeDoesNotBlockTheRest() {
        bad(a);
        EntityId good = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("good")).id();
        a.trySync();
        b.sync();
        assertThat(b.has(good)).isTrue();
        assertThat(b.entries()).hasSize(1);
    }

    @Test
    void lesson31APartialFailureIsNeitherTakenForSuccessNorCleared() {
        bad(a);
        a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("good"));
        assertThat(a.trySync()).isInstanceOfSatisfying(SyncResult.NotReached.class, result -> {
            assertThat(result.sent()).isEqualTo(2);
            assertThat(result.pending()).isEqualTo(1);
        });
        assertThat(a.woodshed().sync().outbox()).singleElement().satisfies(item -> {
            assertThat(item.key().id()).isEqualTo(new EntityId("bad"));
            assertThat(item.lastError()).isEqualTo("invalid");
            assertThat(item.attempts()).isEqualTo(1);
        });
        for (int more = 0; more < 6; more++) {
            a.trySync();
        }
        assertThat(a.woodshed().sync().outbox()).as("a person's wish gives it all its tries again").singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(OutboxItem.State.PENDING));
    }

    /** What the laptop of a newer or a faulty version may have queued; this server refuses it. */
    private static void bad(Laptop laptop) {
        laptop.woodshed().merging().restore(EntityKey.entry(new EntityId("bad")), Json.readStored("""
                {"when": {"startedAt": "2026-11-20T17:40:00Z", "zone": "Europe/Berlin", "practiceDate": "2026-11-20"},
                 "rating": 99}""")).join();
    }
}
