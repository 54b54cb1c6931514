package org.woodshed.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.model.LogbookEntry;

class TimerViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void stoppingSavesAtOnce() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.pieceProperty().set("Cello Suite No. 1 · J. S. Bach");
            timer.startOrStop();
            assertThat(timer.runningProperty().get()).isTrue();
            for (int minute = 0; minute < 23; minute++) {
                open.clock().move(Duration.ofMinutes(1));
                timer.tick();
            }
            open.clock().move(Duration.ofSeconds(41));
            timer.tick();
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:23:41");
            timer.startOrStop();
            LogbookEntry entry = open.session().entries().newest().orElseThrow();
            assertThat(entry.durationSeconds()).isEqualTo(1421);
            assertThat(open.session().repertoire().title(entry.pieces().getFirst().pieceId())).isEqualTo(
                    "Cello Suite No. 1");
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:00:00");
            assertThat(open.session().pieceList().selectedProperty().get()).isEqualTo(entry.pieces().getFirst()
                    .pieceId());
        }
    }

    @Test
    void startingNeedsNoPieceAndOneCanBeNamedLater() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.start();
            timer.pieceProperty().set("Elegy");
            open.clock().move(Duration.ofMinutes(2));
            timer.stop();
            assertThat(open.session().entries().newest().orElseThrow().pieces()).hasSize(1);
        }
    }

    @Test
    void stoppingTwiceSavesOnce() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.start();
            timer.stop();
            timer.stop();
            assertThat(open.session().entries().items()).hasSize(2);
        }
    }

    @Test
    void aTimerFoundRunningGoesOnAndSaysSo() {
        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession first = new OpenSession(folder, clock, 1).loaded()) {
            first.session().timer().pieceProperty().set("Elegy");
            first.session().timer().start();
        }
        clock.move(Duration.ofMinutes(2));
        try (OpenSession second = new OpenSession(folder, clock, 2).loaded()) {
            TimerViewModel timer = second.session().timer();
            assertThat(timer.runningProperty().get()).isTrue();
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:02:00");
            assertThat(timer.pieceProperty().get()).isEqualTo("Elegy");
            assertThat(second.session().notices().currentProperty().get().text()).contains("today 18:02");
        }
    }

    @Test
    void aLongSilenceIsAskedAboutAndTheAnswerSurvivesARestart() {
        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession first = new OpenSession(folder, clock, 1).loaded()) {
            first.session().timer().start();
        }
        clock.move(Duration.ofMinutes(40));
        try (OpenSession second = new OpenSession(folder, clock, 2).loaded()) {
            TimerQuestions.Asked asked = second.session().timer().questions().currentProperty().get();
            assertThat(asked.text()).contains("18:02", "18:42", "40 min");
            assertThat(asked.answers()).extracting(TimerQuestions.Answer::label).containsExactly("Leave it out",
                    "Keep it", "Stop at 18:02");
            asked.answers().get(1).command().run();
            assertThat(second.session().timer().elapsedProperty().get()).isEqualTo("0:40:00");
        }
        try (OpenSession third = new OpenSession(folder, clock, 3).loaded()) {
            assertThat(third.session().timer().questions().currentProperty().get()).isNull();
            assertThat(third.session().timer().elapsedProperty().get()).isEqualTo("0:40:00");
        }
    }

    @Test
    void whatNobodyAnsweredIsNotCountedAndCanBeCountedAfterwards() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.start();
            open.clock().move(Duration.ofMinutes(50));
            timer.tick();
            timer.stop();
            assertThat(open.session().entries().newest().orElseThrow().durationSeconds()).isZero();
            open.session().notices().act();
            assertThat(open.session().entries().newest().orElseThrow().durationSeconds()).isEqualTo(3000);
        }
    }

    @Test
    void anotherPieceBeginsAnotherEntryOfTheSameSitting() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.pieceProperty().set("Elegy");
            timer.start();
            open.clock().move(Duration.ofMinutes(2));
            timer.pieceProperty().set("Scales");
            timer.choosePiece();
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:00:00");
            LogbookEntry first = open.session().entries().newest().orElseThrow();
            open.clock().move(Duration.ofMinutes(1));
            timer.stop();
            LogbookEntry second = open.session().entries().newest().orElseThrow();
            assertThat(first.durationSeconds()).isEqualTo(120);
            assertThat(second.durationSeconds()).isEqualTo(60);
            assertThat(second.sessionId()).isEqualTo(first.sessionId());
            assertThat(open.session().entries().items()).hasSize(3);
        }
    }

    @Test
    void aPauseIsNotCounted() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.start();
            open.clock().move(Duration.ofMinutes(1));
            timer.pauseOrResume();
            open.clock().move(Duration.ofHours(1));
            timer.tick();
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:01:00");
            assertThat(timer.questions().currentProperty().get()).isNull();
            timer.pauseOrResume();
            open.clock().move(Duration.ofMinutes(1));
            timer.stop();
            assertThat(open.session().entries().newest().orElseThrow().durationSeconds()).isEqualTo(120);
        }
    }

    @Test
    void everyFifteenSecondsItIsWrittenThatItRuns() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            TimerViewModel timer = open.session().timer();
            timer.start();
            open.clock().move(Duration.ofSeconds(14));
            timer.tick();
            assertThat(open.logbook().timer().running().orElseThrow().heartbeat()).isBefore(open.clock().instant());
            open.clock().move(Duration.ofSeconds(1));
            timer.tick();
            assertThat(open.logbook().timer().running().orElseThrow().heartbeat()).isEqualTo(open.clock().instant()
                    .truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
