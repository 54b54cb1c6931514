package org.woodshed.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.woodshed.client.outbox.Counts;
import org.woodshed.protocol.SyncRequest;

/** What makes the engine look at the server, and what keeps it from looking too often. */
@NullMarked
class TriggersTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final SyncEngine engine = new SyncEngine(() -> now, new Random(1));

    /** Signed in, syncing by itself, the last round done ten seconds ago. */
    @BeforeEach
    void connect() {
        engine.handle(new Event.Opened(true, true, Counts.NONE, null));
        engine.handle(new Event.AutomaticOn());
        answered();
        engine.handle(new Event.SocketWelcomed(0));
        answered();
        later(60);
        answered();
        later(10);
    }

    @Test
    void focusAndReturningNetworkLookAtOnceButNotMoreOftenThanEveryFiveSeconds() {
        assertThat(engine.handle(new Event.Woken())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
        answered();
        later(2);
        List<Effect> tooSoon = engine.handle(new Event.Woken());
        assertThat(tooSoon).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class).contains(new Effect.SetTimer(
                Timer.CHECK, Duration.ofSeconds(3)));
        now = now.plusSeconds(3);
        assertThat(engine.handle(new Event.TimerFired(Timer.CHECK))).hasAtLeastOneElementOfType(
                Effect.PrepareBatch.class);
    }

    @Test
    void anEditAndAMissedBroadcastDoNotWaitForThat() {
        engine.handle(new Event.Woken());
        answered();
        assertThat(engine.handle(new Event.Edited(new Counts(1, 1, 0, 0)))).hasAtLeastOneElementOfType(
                Effect.PrepareBatch.class);
        answered();
        assertThat(engine.handle(new Event.BroadcastHandled(false, Counts.NONE))).hasAtLeastOneElementOfType(
                Effect.PrepareBatch.class);
    }

    @Test
    void aClockThatWasSetBackByYearsSilencesNothing() {
        engine.handle(new Event.Woken());
        answered();
        now = now.minus(Duration.ofDays(3_650));
        assertThat(engine.handle(new Event.Woken())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void afterWakingFromSleepTheSocketIsOpenedAgainAndTheServerAsked() {
        now = now.plus(Duration.ofHours(9));
        assertThat(engine.handle(new Event.TimerFired(Timer.CLOCK))).contains(new Effect.CloseSocket(),
                new Effect.OpenSocket()).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void inAnotherNetworkTheSocketIsOpenedAgainAndTheServerAsked() {
        answered();
        later(10);
        assertThat(engine.handle(new Event.NetworkChanged())).contains(new Effect.CloseSocket(),
                new Effect.OpenSocket()).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void aMachineThatIsOnlyBusyDidNotSleep() {
        engine.handle(new Event.TimerFired(Timer.CLOCK));
        now = now.plusSeconds(14);
        assertThat(engine.handle(new Event.TimerFired(Timer.CLOCK))).doesNotContain(new Effect.CloseSocket());
    }

    @Test
    void duringABackoffFocusTriesOnceAndTheBackoffStays() {
        failing(new TransportFailure.Unreachable("gone"));
        later(6);
        assertThat(engine.handle(new Event.Woken())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class)
                .doesNotContain(new Effect.ClearTimer(Timer.RETRY));
    }

    @Test
    void aServerThatAskedToBeLeftAloneIsLeftAloneByEverythingButAPerson() {
        failing(new TransportFailure.Later(Duration.ofHours(1), "The server is not ready yet."));
        later(60);
        for (Event trigger : List.of(new Event.Woken(), new Event.SocketWelcomed(0), new Event.TimerFired(
                Timer.PERIODIC), new Event.TimerFired(Timer.CHECK), new Event.Edited(new Counts(1, 1, 0, 0)))) {
            assertThat(engine.handle(trigger)).as(trigger.toString()).doesNotHaveAnyElementsOfTypes(
                    Effect.PrepareBatch.class);
        }
        assertThat(engine.status()).isInstanceOfSatisfying(SyncStatus.Problem.class, problem -> assertThat(problem
                .message()).isEqualTo("The server is not ready yet."));
        assertThat(engine.handle(new Event.SyncNow())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void thousandsOfLaptopsThatLoseTheirServerAtOnceComeBackSpread() {
        long[] firstLooks = IntStream.range(0, 5_000).mapToLong(TriggersTest::millisUntilTheFirstLook).sorted()
                .toArray();
        int most = 0;
        int from = 0;
        for (int to = 0; to < firstLooks.length; to++) {
            while (firstLooks[to] - firstLooks[from] > 100) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        assertThat(most).as("within any tenth of a second").isLessThan(500);
    }

    private static long millisUntilTheFirstLook(int seed) {
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        SyncEngine laptop = new SyncEngine(() -> start, new Random(seed));
        laptop.handle(new Event.Opened(true, true, Counts.NONE, null));
        laptop.handle(new Event.AutomaticOn());
        laptop.handle(new Event.AnswerApplied(Counts.NONE, 0, 0, false, true));
        List<Effect> effects = laptop.handle(new Event.SocketClosed(false));
        assertThat(effects).as("nothing at once").doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        return effects.stream().filter(Effect.SetTimer.class::isInstance).map(Effect.SetTimer.class::cast).filter(
                set -> set.timer() == Timer.CHECK).findFirst().orElseThrow().delay().toMillis();
    }

    private void failing(TransportFailure failure) {
        engine.handle(new Event.Woken());
        engine.handle(new Event.NotAnswered(new SyncRequest(null, 0L, null, 1, 500, null, List.of()), failure));
    }

    private void answered() {
        engine.handle(new Event.AnswerApplied(Counts.NONE, 0, 0, false, true));
    }

    /** Seconds pass; the clock ticks meanwhile. */
    private void later(int seconds) {
        now = now.plusSeconds(seconds);
        engine.handle(new Event.TimerFired(Timer.CLOCK));
    }
}
