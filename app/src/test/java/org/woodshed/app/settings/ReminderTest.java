package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;

class ReminderTest {
    private final MovingClock clock = MovingClock.fridayEvening();
    @TempDir
    private Path folder;

    @Test
    void itIsOffUnlessItWasAskedFor() {
        WindowSettings settings = new WindowSettings(folder);
        assertThat(settings.reminder()).isEmpty();
    }

    @Test
    void itComesOnceADayAtItsTimeAndOnlyIfNothingWasPractised() {
        ObjectProperty<@Nullable LocalTime> wanted = new SimpleObjectProperty<>(LocalTime.of(19, 0));
        try (OpenSession open = new OpenSession(folder, clock).loaded()) {
            ReminderViewModel reminder = open.session().reminder(wanted);
            tick(open, reminder);
            assertThat(shown(open)).as("at 18:02").isFalse();
            clock.move(Duration.ofHours(1));
            tick(open, reminder);
            assertThat(shown(open)).as("at 19:02").isTrue();
            open.session().notices().dismiss();
            tick(open, reminder);
            assertThat(shown(open)).as("a second time").isFalse();
            clock.move(Duration.ofHours(24));
            open.session().quickAdd().whatProperty().set("Elegy");
            open.session().quickAdd().lengthProperty().set("20");
            assertThat(open.session().quickAdd().add()).isTrue();
            open.screen().runUntil("it is on the disk", () -> open.logbook().totals().entries() == 1);
            tick(open, reminder);
            assertThat(shown(open)).as("after practising").isFalse();
            clock.move(Duration.ofHours(24));
            open.session().timer().start();
            tick(open, reminder);
            assertThat(shown(open)).as("while the timer runs").isFalse();
            wanted.set(null);
            open.session().timer().stop();
            clock.move(Duration.ofHours(24));
            tick(open, reminder);
            assertThat(shown(open)).as("switched off").isFalse();
        }
    }

    /** Ticks, and waits until whatever that asked of the disk has been shown. */
    private static void tick(OpenSession open, ReminderViewModel reminder) {
        open.session().notices().dismiss();
        reminder.tick();
        boolean[] done = new boolean[1];
        open.query(() -> done[0] = true);
        open.screen().runUntil("the disk was asked", () -> done[0]);
    }

    private static boolean shown(OpenSession open) {
        return open.session().notices().currentProperty().get() != null;
    }
}
