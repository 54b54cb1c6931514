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
            open.clock().move(Duration.ofMinutes(23).plusSeconds(41));
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
            open.clock().move(Duration.ofMinutes(5));
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
        clock.move(Duration.ofMinutes(10));
        try (OpenSession second = new OpenSession(folder, clock, 2).loaded()) {
            TimerViewModel timer = second.session().timer();
            assertThat(timer.runningProperty().get()).isTrue();
            assertThat(timer.elapsedProperty().get()).isEqualTo("0:10:00");
            assertThat(timer.pieceProperty().get()).isEqualTo("Elegy");
            assertThat(second.session().notices().currentProperty().get().text()).contains("today 18:02");
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
