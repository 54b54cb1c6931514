package org.woodshed.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.outbox.Counts;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

@NullMarked
class SyncEngineTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TransportFailure GONE = new TransportFailure.Unreachable("gone");

    private final SyncEngine engine = new SyncEngine(() -> NOW, new Random(1));

    @Test
    void beforeAnyServerIsConnectedASyncSaysSoAndTheStatusToo() {
        engine.handle(new Event.Opened(false, false, counts(3), null));
        assertThat(engine.handle(new Event.SyncNow())).contains(new Effect.Finish(new SyncResult.NeverConnected()));
        assertThat(engine.status()).isEqualTo(new SyncStatus.NeverConnected(3));
    }

    @Test
    void theFirstEditGoesAtOnceAndEditsDuringAnExchangeGoRightAfterIt() {
        connected();
        assertThat(engine.handle(new Event.Edited(counts(1)))).contains(new Effect.PrepareBatch(50, false));
        SyncRequest request = request(1);
        assertThat(engine.handle(new Event.BatchReady(request))).contains(new Effect.Exchange(request));
        assertThat(engine.handle(new Event.Edited(counts(2)))).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        engine.handle(new Event.Answered(request, response(request)));
        assertThat(engine.handle(new Event.AnswerApplied(counts(1), 1, 0, false, true))).contains(
                new Effect.PrepareBatch(50, false));
        assertThat(engine.handle(new Event.AnswerApplied(counts(0), 1, 0, false, true))).contains(
                new Effect.NoteInStep());
        assertThat(engine.status()).isEqualTo(new SyncStatus.Synced(NOW));
    }

    @Test
    void aSyncThatTheServerRefusedNeverSaysDone() {
        connected();
        engine.handle(new Event.SyncNow());
        engine.handle(new Event.BatchReady(request(1)));
        engine.handle(new Event.Answered(request(1), response(request(1))));
        Counts triedAgainLater = new Counts(0, 1, 0, 0);
        assertThat(engine.handle(new Event.AnswerApplied(triedAgainLater, 1, 0, false, true))).filteredOn(
                Effect.Finish.class::isInstance).singleElement().extracting(effect -> ((Effect.Finish) effect).result())
                .isInstanceOf(SyncResult.NotReached.class);
        assertThat(engine.status()).isEqualTo(new SyncStatus.Pending(1));
    }

    @Test
    void aLongOutboxDrainsInLargeBatches() {
        connected();
        assertThat(engine.handle(new Event.Edited(counts(400)))).contains(new Effect.PrepareBatch(500, false));
    }

    @Test
    void offlineIsNoErrorAndIsTriedAgainLaterAndLaterButNeverBeyondFiveMinutes() {
        connected();
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 0; attempt < 30; attempt++) {
            engine.handle(new Event.TimerFired(Timer.RETRY));
            engine.handle(new Event.BatchReady(request(1)));
            delays.add(retryDelay(engine.handle(new Event.NotAnswered(request(1), GONE))));
            assertThat(engine.status()).isInstanceOf(SyncStatus.Offline.class);
        }
        assertThat(delays.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofMillis(100), Duration.ofMinutes(
                5)));
        assertThat(delays.subList(15, 30)).anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofMinutes(1)));
    }

    @Test
    void aReconnectStormSpreads() {
        long[] firstDelays = IntStream.range(0, 2_000).mapToLong(seed -> new Backoff(Duration.ofMinutes(5)).next(
                new Random(seed)).toMillis()).sorted().toArray();
        assertThat(firstDelays[1_000]).isBetween(450L, 650L);
        assertThat(firstDelays[1_999] - firstDelays[0]).isGreaterThan(800);
    }

    @Test
    void anExpiredTokenIsRefreshedOnceAndTheSyncGoesOn() {
        connected();
        engine.handle(new Event.SyncNow());
        assertThat(refusedToken()).contains(new Effect.Refresh());
        assertThat(engine.handle(new Event.Refreshed())).contains(new Effect.PrepareBatch(50, false));
        assertThat(refusedToken()).contains(new Effect.Finish(new SyncResult.SignedOut()));
        assertThat(engine.status()).isInstanceOf(SyncStatus.SignInAgain.class);
    }

    /** The soak found it: on a slow machine there was always something left to send, and the next token's end came. */
    @Test
    void aSyncThatLastsLongerThanTwoTokensGoesOn() {
        connected();
        engine.handle(new Event.SyncNow());
        refusedToken();
        engine.handle(new Event.Refreshed());
        assertThat(engine.handle(new Event.AnswerApplied(counts(1), 1, 0, false, true))).contains(
                new Effect.PrepareBatch(50, false));
        assertThat(refusedToken()).contains(new Effect.Refresh());
    }

    /** An hour of soak found it: two requests at once met the next token's end, and the second one signed the laptop out. */
    @Test
    void newTokensForTheSocketStartNoSecondRequestBesideTheOneUnderWay() {
        connected();
        engine.handle(new Event.SyncNow());
        assertThat(engine.handle(new Event.SocketClosed(true))).contains(new Effect.Refresh());
        assertThat(engine.handle(new Event.Refreshed())).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        assertThat(refusedToken()).contains(new Effect.Refresh());
        assertThat(engine.handle(new Event.Refreshed())).contains(new Effect.PrepareBatch(50, false));
        assertThat(engine.handle(new Event.AnswerApplied(counts(0), 0, 0, false, true))).contains(new Effect.Finish(
                new SyncResult.Done(0, 0)));
    }

    @Test
    void aRoundWhoseTokenEndsWhileTheSocketGetsNewOnesWaitsForThose() {
        connected();
        engine.handle(new Event.SyncNow());
        engine.handle(new Event.SocketClosed(true));
        assertThat(refusedToken()).doesNotContain(new Effect.Refresh());
        assertThat(engine.handle(new Event.Refreshed())).contains(new Effect.PrepareBatch(50, false));
    }

    @Test
    void aRefusedRefreshSignsOutAndEditsStillQueue() {
        connected();
        engine.handle(new Event.SyncNow());
        refusedToken();
        engine.handle(new Event.NotRefreshed(true, "revoked"));
        assertThat(engine.handle(new Event.Edited(counts(2)))).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        assertThat(engine.status()).isEqualTo(new SyncStatus.SignInAgain(2));
        assertThat(engine.handle(new Event.SignedIn())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void theServersWishToBeLeftAloneIsObeyedUntilAPersonAsks() {
        connected();
        engine.handle(new Event.Edited(counts(1)));
        List<Effect> effects = engine.handle(new Event.NotAnswered(request(1), new TransportFailure.Later(Duration
                .ofSeconds(77), "busy")));
        assertThat(retryDelay(effects)).isEqualTo(Duration.ofSeconds(77));
        assertThat(engine.status()).isEqualTo(new SyncStatus.Problem("later", "busy", NOW.plusSeconds(77), 1));
        assertThat(engine.handle(new Event.Edited(counts(2)))).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        assertThat(engine.handle(new Event.SyncNow())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void anotherGenerationHasEverythingReadAgain() {
        connected();
        engine.handle(new Event.SyncNow());
        assertThat(engine.handle(new Event.NotAnswered(request(0), new TransportFailure.GenerationMismatch("g2",
                "other")))).contains(new Effect.PrepareRebase("g2"));
        assertThat(engine.handle(new Event.RepairPrepared())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void whereDigestsDifferEachThingThatMayHelpIsDoneOnceAndThenItIsSaid() {
        connected();
        assertThat(foundDifferentAt(1)).contains(new Effect.Reconcile(false));
        assertThat(engine.handle(new Event.Reconciled(counts(0), 3, 4))).as("to compare again").contains(
                new Effect.PrepareBatch(50, false));
        assertThat(foundDifferentAt(1)).as("does the server know what it has?").contains(new Effect.Reconcile(true));
        engine.handle(new Event.Reconciled(counts(0), 0, 0));
        assertThat(foundDifferentAt(1)).as("lists have no parts").contains(new Effect.PrepareRepair());
        engine.handle(new Event.RepairPrepared());
        assertThat(foundDifferentAt(1)).hasAtLeastOneElementOfType(Effect.Finish.class);
        assertThat(engine.status()).isInstanceOf(SyncStatus.Problem.class);
        assertThat(foundDifferentAt(1)).as("the next round").hasAtLeastOneElementOfType(Effect.Finish.class);
        assertThat(foundDifferentAt(2)).as("after another change").contains(new Effect.Reconcile(false));
    }

    @Test
    void aComparisonThatCouldNotBeMadeIsMadeAgainInTheNextRound() {
        connected();
        assertThat(foundDifferentAt(1)).contains(new Effect.Reconcile(false));
        assertThat(engine.handle(new Event.NotReconciled(GONE))).hasAtLeastOneElementOfType(Effect.Finish.class);
        assertThat(engine.status()).isInstanceOf(SyncStatus.Offline.class);
        assertThat(foundDifferentAt(1)).contains(new Effect.Reconcile(false));
        assertThat(engine.handle(new Event.NotReconciled(new TransportFailure.Unauthenticated("expired")))).contains(
                new Effect.Refresh());
    }

    @Test
    void aServerThatIsNotReadyForThisAccountIsAskedAgainInAnHourAndNothingButAPersonAsksSooner() {
        connected();
        TransportFailure notReady = new TransportFailure.NotReady("not yet");
        assertThat(engine.handle(new Event.NotAnswered(request(2), notReady))).contains(new Effect.SetTimer(Timer.RETRY,
                Duration.ofHours(1)));
        engine.handle(new Event.Edited(counts(3)));
        assertThat(engine.status()).isEqualTo(new SyncStatus.ServerNotReady(3));
        for (Event event : List.of(new Event.Woken(), new Event.NetworkChanged(), new Event.Edited(counts(4)),
                new Event.TimerFired(Timer.PERIODIC))) {
            assertThat(engine.handle(event)).as(event.toString()).doesNotHaveAnyElementsOfTypes(
                    Effect.PrepareBatch.class);
        }
        assertThat(engine.handle(new Event.SyncNow())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void aServerThatNeedsANewerAppIsAskedAgainWhenAPersonWantsIt() {
        connected();
        engine.handle(new Event.SyncNow());
        assertThat(engine.handle(new Event.NotAnswered(request(2), new TransportFailure.UpdateNeeded("too old"))))
                .hasAtLeastOneElementOfType(Effect.Finish.class);
        assertThat(engine.status()).isInstanceOf(SyncStatus.UpdateNeeded.class);
        engine.handle(new Event.Edited(counts(3)));
        assertThat(engine.status()).as("edits queue").isEqualTo(new SyncStatus.UpdateNeeded(3));
        assertThat(engine.handle(new Event.SyncNow())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void afterATimeOutTheBatchIsHalfAsLargeAndAPullThatTimedOutMakesNoneSmaller() {
        connected();
        engine.handle(new Event.SyncNow());
        engine.handle(new Event.NotAnswered(request(0), GONE));
        engine.handle(new Event.Edited(counts(200)));
        assertThat(engine.handle(new Event.SyncNow())).contains(new Effect.PrepareBatch(500, true));
        engine.handle(new Event.NotAnswered(request(200), GONE));
        assertThat(engine.handle(new Event.SyncNow())).contains(new Effect.PrepareBatch(100, true));
    }

    /** A response's seq is the number of changes in its request here. */
    private List<Effect> foundDifferentAt(int seq) {
        engine.handle(new Event.SyncNow());
        engine.handle(new Event.Answered(request(seq), response(request(seq))));
        return engine.handle(new Event.AnswerApplied(counts(0), 0, 0, false, false));
    }

    @Test
    void aChangeThatSpoilsItsBatchIsFoundByHalving() {
        connected();
        engine.handle(new Event.Edited(counts(4)));
        TransportFailure bad = new TransportFailure.BadRequest("bad");
        assertThat(engine.handle(new Event.NotAnswered(request(4), bad))).contains(new Effect.PrepareBatch(2, false));
        assertThat(engine.handle(new Event.NotAnswered(request(2), bad))).contains(new Effect.PrepareBatch(1, false));
        SyncRequest alone = request(1);
        assertThat(engine.handle(new Event.NotAnswered(alone, bad))).contains(new Effect.StoreRefusal(alone,
                "invalid"));
    }

    @Test
    void openConflictsAreSaidAndBlockNothing() {
        connected();
        assertThat(engine.handle(new Event.Edited(new Counts(1, 1, 0, 2)))).hasAtLeastOneElementOfType(
                Effect.PrepareBatch.class);
        assertThat(engine.status()).isEqualTo(new SyncStatus.NeedsChoice(2, 1));
    }

    @Test
    void pausedMeansNothingGoesByItselfButAPersonCanStillSync() {
        connected();
        engine.handle(new Event.PauseSet(true));
        assertThat(engine.handle(new Event.Edited(counts(3)))).doesNotHaveAnyElementsOfTypes(Effect.PrepareBatch.class);
        assertThat(engine.status()).isEqualTo(new SyncStatus.Paused(3));
        assertThat(engine.handle(new Event.SyncNow())).hasAtLeastOneElementOfType(Effect.PrepareBatch.class);
    }

    @Test
    void aSilentSocketIsDeadAndComesBackWithGrowingPauses() {
        connected();
        engine.handle(new Event.SocketWelcomed(0));
        assertThat(engine.handle(new Event.TimerFired(Timer.PING))).contains(new Effect.SendPing());
        List<Effect> dead = engine.handle(new Event.TimerFired(Timer.SOCKET_DEAD));
        assertThat(dead).contains(new Effect.CloseSocket()).anyMatch(effect -> effect instanceof Effect.SetTimer timer
                && timer.timer() == Timer.SOCKET_RETRY);
        assertThat(engine.handle(new Event.TimerFired(Timer.SOCKET_RETRY))).contains(new Effect.OpenSocket());
    }

    @Test
    void aBroadcastThatDoesNotFollowLeadsToAQuestionOverHttp() {
        connected();
        engine.handle(new Event.AnswerApplied(counts(0), 0, 0, false, true));
        assertThat(engine.handle(new Event.BroadcastHandled(true, counts(0)))).doesNotHaveAnyElementsOfTypes(
                Effect.PrepareBatch.class);
        assertThat(engine.handle(new Event.BroadcastHandled(false, counts(0)))).hasAtLeastOneElementOfType(
                Effect.PrepareBatch.class);
    }

    /** Signed in, syncing by itself, the first round done. */
    private void connected() {
        engine.handle(new Event.Opened(true, true, counts(0), null));
        assertThat(engine.handle(new Event.AutomaticOn())).contains(new Effect.OpenSocket());
        engine.handle(new Event.AnswerApplied(counts(0), 0, 0, false, true));
    }

    private List<Effect> refusedToken() {
        return engine.handle(new Event.NotAnswered(request(0), new TransportFailure.Unauthenticated("expired")));
    }

    private static Duration retryDelay(List<Effect> effects) {
        return effects.stream().filter(Effect.SetTimer.class::isInstance).map(Effect.SetTimer.class::cast).filter(
                set -> set.timer() == Timer.RETRY).findFirst().orElseThrow().delay();
    }

    private static Counts counts(int pending) {
        return new Counts(pending, pending, 0, 0);
    }

    private static SyncRequest request(int changes) {
        List<Change> list = IntStream.range(0, changes).mapToObj(number -> new Change(new ChangeId("c" + number),
                ChangeType.CREATED, EntityType.PIECE, new EntityId("p" + number), 0L, NOW, JsonValues.object()))
                .toList();
        return new SyncRequest(null, 0L, null, 1, 500, null, list);
    }

    private static SyncResponse response(SyncRequest request) {
        return new SyncResponse("g1", null, List.of(), List.of(), List.of(), (long) request.changesOrNone().size(), "k",
                false, Digest.ofEntities(0, 0));
    }
}
