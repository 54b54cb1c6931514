package org.woodshed.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final DayWords words = new DayWords(Locale.UK);

    @ParameterizedTest
    @CsvSource({"2026-11-20, today", "2026-11-19, yesterday", "2026-11-14, 6 days ago", "2026-10-30, 3 weeks ago",
            "2026-09-10, 2 months ago", "2024-11-01, 2 years ago"})
    void theDistanceIsRough(LocalDate date, String ago) {
        assertThat(words.ago(date, TODAY)).isEqualTo(ago);
    }

    @Test
    void headingsNameTheDayAndTheYearOnlyWhereItIsAnother() {
        assertThat(words.heading(TODAY, TODAY)).startsWith("Today · Friday").contains("20 November").doesNotContain(
                "2026");
        assertThat(words.heading(TODAY.minusDays(1), TODAY)).startsWith("Yesterday · Thursday");
        assertThat(words.heading(LocalDate.of(2025, 12, 31), TODAY)).contains("2025");
    }

    @Test
    void aMomentOfThisWeekIsNamedByItsDay() {
        Instant now = Instant.parse("2026-11-20T17:00:00Z");
        assertThat(words.moment(Instant.parse("2026-11-20T13:06:00Z"), now, BERLIN)).isEqualTo("today 14:06");
        assertThat(words.moment(Instant.parse("2026-11-17T17:20:00Z"), now, BERLIN)).isEqualTo("Tue 18:20");
        assertThat(words.moment(Instant.parse("2026-11-03T17:20:00Z"), now, BERLIN)).isEqualTo("3 Nov 2026, 18:20");
    }

    @Test
    void everyLocaleOfThePlanHasItsOwnOrder() {
        for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, Locale.of("es", "ES"), Locale.FRANCE,
                Locale.CHINA}) {
            assertThat(new DayWords(locale).heading(TODAY, TODAY)).as(locale.toString()).contains("20");
        }
    }
}
