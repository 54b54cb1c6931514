package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.client.engine.Effect;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncEngine;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.engine.Timer;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.client.outbox.Counts;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/**
 * What went wrong elsewhere with cursors, and must not here: lessons 11 to 17, with a real server and real laptops. The half
 * of them that is the server's own is in its module, under the same name.
 */
@NullMarked
class CursorLessonsTest extends TwoConnectedLaptops {
    /** The cursor moves where an answer or a broadcast is applied, and nowhere else in the store. */
    @Test
    void lesson11PingPongAndWelcomeNeverMoveIt() {
        SyncEngine engine = new SyncEngine(Clock.systemUTC(), new Random(1));
        engine.handle(new Event.Opened(true, true, Counts.NONE, null));
        engine.handle(new Event.AutomaticOn());
        for (Event event : List.of(new Event.SocketWelcomed(99), new Event.SocketAlive(), new Event.TimerFired(
                Timer.PING), new Event.SocketAlive(), new Event.TimerFired(Timer.SOCKET_DEAD))) {
            assertThat(engine.handle(event)).as(event.toString()).doesNotHaveAnyElementsOfTypes(
                    Effect.ApplyAnswer.class, Effect.ApplyBroadcast.class, Effect.NoteInStep.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1971-01-01T00:00:00Z", "2126-01-01T00:00:00Z"})
    void lesson12AClockYearsOffChangesNothing(Instant itsTime) {
        LogbookEntry entry = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("one"));
        a.sync();
        b.sync();
        b.reopenWith(Clock.fixed(itsTime, ZoneId.of("Europe/Berlin")));
        b.edit(entry.id(), draft -> draft.notes("two"));
        LogbookEntry added = b.log("2026-11-20T18:40:00Z", 5, draft -> draft.notes("added"));
        b.sync();
        a.sync();
        a.edit(entry.id(), draft -> draft.notes("three"));
        a.sync();
        b.sync();
        assertThat(List.of(a.entry(entry.id()), b.entry(entry.id()))).allSatisfy(found -> assertThat(found.notes())
                .isEqualTo("three"));
        assertThat(a.has(added.id())).isTrue();
        assertEqual();
    }

    @Test
    void lesson13TheAnswerToOnesOwnWriteCannotJumpPastUnseenChanges() {
        EntityId unseen = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("unseen on b")).id();
        a.sync();
        b.log("2026-11-20T18:40:00Z", 5, draft -> draft.notes("b's own"));
        b.sync();
        assertThat(b.has(unseen)).isTrue();
        assertEqual();
    }

    @Test
    void lesson14EntriesAndPiecesShareOneCursorSoThatCatchingUpOnOneCannotSkipTheOther() throws InvalidInputException {
        for (int number = 0; number < 300; number++) {
            String text = "number " + number;
            a.woodshed().logbook().pieceNamed(new PieceName(text, "Czerny"));
            a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes(text));
        }
        a.sync();
        b.sync();
        assertThat(b.woodshed().logbook().pieces()).hasSize(300);
        assertThat(b.entries()).hasSize(300);
        assertEqual();
    }

    /** Looked at from outside, all the time while several pages come in. */
    @Test
    void lesson15ItMovesOnlyTogetherWithTheDataItCovers() {
        IntStream.range(0, 1_201).forEach(number -> a.log("2026-11-20T17:40:00Z", 1, draft -> draft.notes("n"
                + number)));
        a.sync();
        CompletableFuture<SyncResult> pulling = b.woodshed().sync().syncNow();
        int looks = 0;
        while (!pulling.isDone() || looks == 0) {
            long cursor = b.woodshed().sync().figures().cursor();
            // Each entry has one seq here: as many as the cursor says have to be there.
            assertThat(b.woodshed().logbook().totals().entries()).isGreaterThanOrEqualTo(Math.toIntExact(cursor));
            looks++;
        }
        assertThat(b.entries()).hasSize(1_201);
    }

    @Test
    void lesson16AReconnectAMomentLaterStillCatchesUp() {
        try (FaultProxy proxy = FaultProxy.before(server.uri());
                Laptop c = Laptop.named("Behind a bad network", folder).signIn(proxy.uri(), "clara@example.org")) {
            c.woodshed().startSyncing();
            await().atMost(Duration.ofSeconds(20)).until(() -> c.woodshed().sync()
                    .status() instanceof SyncStatus.Synced);
            proxy.give(() -> Fault.REFUSED);
            EntityId missed = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("missed")).id();
            a.sync();
            proxy.give(() -> null);
            await().atMost(Duration.ofSeconds(30)).until(() -> c.has(missed));
        }
    }

    /** The server's copy was older, and others have written as much since as was lost: the number alone looks right. */
    @Test
    void lesson17ARecentCursorOfADatasetThatIsNotThatOneIsNoticed() throws IOException {
        EntityId before = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("before the copy")).id();
        a.sync();
        b.sync();
        server.stop();
        RestoredServerTest.copyFiles(folder.resolve("server"), folder.resolve("copy"));
        server.startAgain();
        EntityId lost = a.log("2026-11-20T18:40:00Z", 5, draft -> draft.notes("lost by the server")).id();
        a.sync();
        server.stop();
        RestoredServerTest.copyFiles(folder.resolve("copy"), folder.resolve("server"));
        server.startAgain();
        EntityId since = b.log("2026-11-20T19:40:00Z", 5, draft -> draft.notes("written since")).id();
        b.sync();
        assertThat(b.woodshed().sync().figures().cursor()).isEqualTo(a.woodshed().sync().figures().cursor());
        a.sync();
        b.sync();
        assertThat(List.of(a, b)).allSatisfy(laptop -> assertThat(laptop.entries()).extracting(LogbookEntry::id)
                .containsExactlyInAnyOrder(before, lost, since));
        assertEqual();
    }
}
