package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PracticeTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theNightCountsToTheDayBefore() {
        assertThat(date("2026-11-20T02:59:59Z")).isEqualTo("2026-11-19");
        assertThat(date("2026-11-20T03:00:00Z")).isEqualTo("2026-11-20");
        assertThat(date("2026-11-20T22:59:00Z")).isEqualTo("2026-11-20");
    }

    @Test
    void aDayThatStartsAtMidnightHasNoNightBefore() {
        Instant justPast = Instant.parse("2026-11-20T23:00:00Z");

        assertThat(PracticeTime.starting(justPast, BERLIN, LocalTime.MIDNIGHT).practiceDate()).isEqualTo("2026-11-21");
    }

    @Test
    void jsonKeepsAllThreeParts() {
        PracticeTime time = new PracticeTime(Instant.parse("2026-11-20T18:02:11.5Z"), BERLIN, LocalDate.of(2026, 1, 1));

        assertThat(PracticeTime.fromJson(time.toJson())).isEqualTo(time);
        assertThat(time.toJson()).isEqualTo(TestJson.object(
                "{'startedAt': '2026-11-20T18:02:11.500Z', 'zone': 'Europe/Berlin', 'practiceDate': '2026-01-01'}"));
    }

    private static LocalDate date(String start) {
        return PracticeTime.starting(Instant.parse(start), BERLIN, PracticeTime.DEFAULT_DAY_START).practiceDate();
    }
}
