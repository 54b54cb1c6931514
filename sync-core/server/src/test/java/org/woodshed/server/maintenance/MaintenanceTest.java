package org.woodshed.server.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the tasks run, and that none stands in another's way. */
class MaintenanceTest {
    private Instant now = Instant.parse("2026-11-20T18:00:00Z");
    private final List<String> runs = new ArrayList<>();

    private Maintenance maintenance(Task... tasks) {
        return new Maintenance(List.of(tasks), () -> now);
    }

    private Task task(String name) {
        return new Task(name, time -> {
            runs.add(name + " " + time);
            return 1;
        });
    }

    @Test
    void tasksRunAtTheStartAndThenEveryHour() {
        Maintenance maintenance = maintenance(task("a"));
        for (int minute = 0; minute <= 125; minute += 5) {
            maintenance.tick();
            now = now.plus(Duration.ofMinutes(5));
        }
        assertThat(runs).containsExactly("a 2026-11-20T18:00:00Z", "a 2026-11-20T19:00:00Z", "a 2026-11-20T20:00:00Z");
    }

    @Test
    void aClockThatWasSetBackDoesNotPutThemOff() {
        Maintenance maintenance = maintenance(task("a"));
        maintenance.tick();
        now = now.minus(Duration.ofDays(400));
        maintenance.tick();
        maintenance.tick();
        assertThat(runs).hasSize(2);
    }

    @Test
    void aTaskThatFailsDoesNotStopTheNextOne() {
        maintenance(new Task("broken", time -> {
            throw new IllegalStateException("disk full");
        }), task("b")).tick();
        assertThat(runs).containsExactly("b 2026-11-20T18:00:00Z");
    }

    @Test
    void nothingRunsAfterTheEnd() {
        Maintenance maintenance = maintenance(task("a"));
        maintenance.close();
        maintenance.tick();
        assertThat(runs).isEmpty();
    }

    @Test
    void aHistoryOfLessThanADayIsRefused() {
        assertThatThrownBy(() -> Retention.DEFAULT.withHistory(Duration.ZERO)).isInstanceOf(
                IllegalArgumentException.class);
        assertThat(Retention.DEFAULT.history()).as("kept for ever").isNull();
    }
}
