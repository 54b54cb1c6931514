package org.woodshed.client.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.woodshed.client.timer.TimerStep.Finished;
import org.woodshed.model.EntityId;

/** The timer in virtual time. */
class RunningTimerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-20T17:00:00Z");
    private static final EntityId ELEGY = new EntityId("elegy");
    private static final EntityId SCALES = new EntityId("scales");
    private static final EntityId FIRST = new EntityId("entry-1");
    private static final EntityId SECOND = new EntityId("entry-2");
    private Instant now = START;
    private RunningTimer timer = RunningTimer.start(START, BERLIN, ELEGY, FIRST);

    @Test
    void itCountsWhatTheClockSays() {
        play(Duration.ofMinutes(23).plusSeconds(41));
        assertThat(timer.elapsed(now)).hasSeconds(1421);
        assertThat(stop().length()).hasSeconds(1421);
    }

    @Test
    void aPauseIsLeftOutHoweverLongItIs() {
        play(Duration.ofMinutes(10));
        tell(new TimerEvent.Pause(now));
        play(Duration.ofHours(9));
        assertThat(timer.elapsed(now)).hasMinutes(10);
        assertThat(timer.question(now)).isEmpty();
        tell(new TimerEvent.Resume(now));
        play(Duration.ofMinutes(5));
        assertThat(stop().length()).hasMinutes(15);
    }

    @Test
    void switchingThePieceClosesOneStretchAndOpensTheNextOfTheSameSitting() {
        play(Duration.ofMinutes(20));
        Finished first = Objects.requireNonNull(step(new TimerEvent.Practise(now, SCALES, SECOND, BERLIN)).finished());
        assertThat(first.length()).hasMinutes(20);
        assertThat(first.stretch().pieceId()).isEqualTo(ELEGY);
        play(Duration.ofMinutes(7));
        Finished second = stop();
        assertThat(second.length()).hasMinutes(7);
        assertThat(second.stretch().pieceId()).isEqualTo(SCALES);
        assertThat(second.stretch().entryId()).isEqualTo(SECOND);
        assertThat(second.stretch().startedAt()).isEqualTo(START.plus(Duration.ofMinutes(20)));
        assertThat(second.stretch().sessionId()).isEqualTo(first.stretch().sessionId());
    }

    @Test
    void namingThePieceLaterOrCorrectingASlipMakesNoSecondStretch() {
        timer = RunningTimer.start(now, BERLIN, null, FIRST);
        play(Duration.ofMinutes(5));
        assertThat(step(new TimerEvent.Practise(now, ELEGY, SECOND, BERLIN)).finished()).isNull();
        assertThat(stop().length()).hasMinutes(5);

        timer = RunningTimer.start(now, BERLIN, ELEGY, FIRST);
        now = now.plusSeconds(3);
        assertThat(step(new TimerEvent.Practise(now, SCALES, SECOND, BERLIN)).finished()).isNull();
        assertThat(timer.pieceId()).isEqualTo(SCALES);
    }

    @Test
    void lesson57SleepDuringASessionDoesNotMakeAFourteenHourEntry() {
        play(Duration.ofMinutes(30));
        now = now.plus(Duration.ofHours(14));
        assertThat(timer.elapsed(now)).hasMinutes(30);
        tell(new TimerEvent.Beat(now));
        play(Duration.ofMinutes(10));
        assertThat(timer.elapsed(now)).as("nobody answered").hasMinutes(40);
        Finished finished = stop();
        assertThat(finished.length()).hasMinutes(40);
        assertThat(finished.notCounted()).as("still recoverable").hasHours(14);
    }

    @Test
    void aGapIsAskedAboutOnceAndEachAnswerDoesWhatItSays() {
        play(Duration.ofMinutes(30));
        Instant slept = now;
        now = now.plus(Duration.ofMinutes(50));
        tell(new TimerEvent.Beat(now));
        assertThat(timer.question(now)).contains(new TimerQuestion.Slept(new Gap(slept, now, Duration.ofMinutes(30))));
        RunningTimer asked = timer;

        tell(new TimerEvent.AnswerGap(now, false));
        assertThat(timer.question(now)).isEmpty();
        assertThat(stop().length()).hasMinutes(30);

        timer = asked;
        tell(new TimerEvent.AnswerGap(now, true));
        assertThat(timer.elapsed(now)).hasMinutes(80);

        timer = asked;
        play(Duration.ofMinutes(4));
        TimerStep stopped = timer.on(new TimerEvent.StopAtGap(now));
        assertThat(stopped.next()).isNull();
        assertThat(Objects.requireNonNull(stopped.finished()).length()).hasMinutes(30);
    }

    @Test
    void aShortSilenceIsNoGap() {
        now = now.plus(Count.LONGEST_SILENCE);
        tell(new TimerEvent.Beat(now));
        assertThat(timer.question(now)).isEmpty();
        assertThat(timer.elapsed(now)).hasMinutes(3);
    }

    @Test
    void lesson64ARunningSessionSurvivesACrash() {
        play(Duration.ofMinutes(12));
        now = now.plusSeconds(40);
        tell(new TimerEvent.Found(now));
        assertThat(timer.recovered()).isTrue();
        assertThat(timer.elapsed(now)).hasSeconds(12 * 60 + 40);
        now = now.plus(Duration.ofHours(2));
        tell(new TimerEvent.Found(now));
        assertThat(timer.elapsed(now)).as("what nobody saw is asked about").hasSeconds(12 * 60 + 40);
        assertThat(timer.question(now)).isPresent();
    }

    @Test
    void whoKeepsItRunningWhileWoodshedIsClosedIsNotAsked() {
        play(Duration.ofMinutes(5));
        tell(new TimerEvent.KeepRunning(now));
        now = now.plus(Duration.ofHours(1));
        tell(new TimerEvent.Found(now));
        assertThat(timer.question(now)).isEmpty();
        assertThat(timer.elapsed(now)).hasMinutes(65);
        now = now.plus(Duration.ofHours(1));
        tell(new TimerEvent.Beat(now));
        assertThat(timer.elapsed(now)).as("the next silence is asked about").hasMinutes(65);
    }

    @Test
    void afterThreeHoursItAsksAndNeverDeletes() {
        play(Duration.ofHours(3).minusSeconds(1));
        assertThat(timer.question(now)).isEmpty();
        now = now.plusSeconds(1);
        assertThat(timer.question(now)).contains(new TimerQuestion.StillPlaying(Duration.ofHours(3)));
        play(Duration.ofMinutes(20));
        assertThat(timer.elapsed(now)).hasMinutes(200);
        tell(new TimerEvent.StillPlaying(now));
        assertThat(timer.question(now)).isEmpty();
        play(Duration.ofHours(3));
        assertThat(timer.question(now)).isPresent();
        assertThat(stop().length()).hasMinutes(380);
    }

    @Test
    void aClockThatIsPutBackTakesNothingAway() {
        play(Duration.ofMinutes(10));
        now = now.minus(Duration.ofHours(5));
        tell(new TimerEvent.Beat(now));
        assertThat(timer.elapsed(now)).hasMinutes(10);
        play(Duration.ofMinutes(2));
        assertThat(stop().length()).hasMinutes(12);
    }

    @Test
    void lesson56ASessionOverMidnightOrAChangeOfTheClocksHasTheRightLength() {
        for (String start : new String[] {"2026-11-20T22:30:00Z", "2026-10-25T00:30:00Z", "2026-03-29T00:30:00Z"}) {
            now = Instant.parse(start);
            timer = RunningTimer.start(now, BERLIN, ELEGY, FIRST);
            play(Duration.ofMinutes(95));
            Finished finished = stop();
            assertThat(finished.length()).as(start).hasMinutes(95);
            assertThat(finished.stretch().startedAt()).as(start).isEqualTo(start);
        }
    }

    @Test
    void noOrderOfEventsMakesMoreTimeThanThereWas() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            now = START;
            timer = RunningTimer.start(now, BERLIN, ELEGY, FIRST);
            Instant begin = now;
            for (int step = 0; step < 40; step++) {
                now = now.plusSeconds(random.nextInt(random.nextBoolean() ? 60 : 4_000));
                tell(switch (random.nextInt(5)) {
                    case 0 -> new TimerEvent.Pause(now);
                    case 1 -> new TimerEvent.Resume(now);
                    case 2 -> new TimerEvent.AnswerGap(now, random.nextBoolean());
                    case 3 -> new TimerEvent.Found(now);
                    default -> new TimerEvent.Beat(now);
                });
                Duration counted = timer.elapsed(now);
                assertThat(counted).as("seed " + seed).isBetween(Duration.ZERO, Duration.between(begin, now));
            }
            Finished finished = stop();
            assertThat(finished.length().plus(finished.notCounted())).as("seed " + seed).isLessThanOrEqualTo(Duration
                    .between(begin, now));
        }
    }

    /** Plays on, with a heartbeat every fifteen seconds. */
    private void play(Duration length) {
        Instant end = now.plus(length);
        while (now.plusSeconds(15).isBefore(end)) {
            now = now.plusSeconds(15);
            tell(new TimerEvent.Beat(now));
        }
        now = end;
        tell(new TimerEvent.Beat(now));
    }

    private void tell(TimerEvent event) {
        step(event);
    }

    private TimerStep step(TimerEvent event) {
        TimerStep step = timer.on(event);
        timer = Objects.requireNonNull(step.next());
        return step;
    }

    private Finished stop() {
        return Objects.requireNonNull(timer.on(new TimerEvent.Stop(now)).finished());
    }
}
