package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOrderTest {
    private static final LocalDate THIRD_OF_APRIL = LocalDate.of(2026, 4, 3);
    private static final LocalDate FOURTH_OF_MARCH = LocalDate.of(2026, 3, 4);

    private static TogglReport report() {
        return new TogglReport();
    }

    @Test
    void aDayOver12AnywhereDecidesForTheWholeFile() throws Exception {
        assertThat(Read.dates(report().onDates("03/04/2026", "").onDates("25/04/2026", "").entries()))
                .containsExactly(THIRD_OF_APRIL, LocalDate.of(2026, 4, 25));
        assertThat(Read.dates(report().onDates("03/04/2026", "").onDates("04/25/2026", "").entries()))
                .containsExactly(FOURTH_OF_MARCH, LocalDate.of(2026, 4, 25));
    }

    @ParameterizedTest
    @CsvSource({"2026-04-03", "2026/04/03", "2026/4/3", "2026.04.03"})
    void aDateThatBeginsWithTheYearNeedsNoDecision(String date) throws Exception {
        assertThat(Read.dates(report().onDates(date, date).entries())).containsExactly(THIRD_OF_APRIL);
    }

    @ParameterizedTest
    @CsvSource({"25-04-2026", "25.04.2026", "25.4.2026"})
    void dashesAndDotsSeparateToo(String date) throws Exception {
        assertThat(Read.dates(report().onDates(date, date).entries())).containsExactly(LocalDate.of(2026, 4, 25));
    }

    @Test
    void aFileThatCanBeReadBothWaysAsks() throws Exception {
        assertThat(report().onDates("05/05/2026", "").onDates("03/04/2026", "03/04/2026").parse())
                .isEqualTo(new ParsedFile.AskDateOrder("03/04/2026"));
    }

    @Test
    void theAnswerDecides() throws Exception {
        byte[] file = report().onDates("03/04/2026", "").text().getBytes(StandardCharsets.UTF_8);
        ImportOptions options = ImportOptions.in(TogglReport.BERLIN);

        assertThat(TogglFile.parse(file, options.with(DateOrder.DAY_FIRST))).isInstanceOfSatisfying(
                ParsedFile.Entries.class, read -> assertThat(Read.dates(read)).containsExactly(THIRD_OF_APRIL));
        assertThat(TogglFile.parse(file, options.with(DateOrder.MONTH_FIRST))).isInstanceOfSatisfying(
                ParsedFile.Entries.class, read -> assertThat(Read.dates(read)).containsExactly(FOURTH_OF_MARCH));
    }

    @Test
    void datesThatMeanTheSameBothWaysAskNothing() throws Exception {
        assertThat(Read.dates(report().onDates("05/05/2026", "").entries())).containsExactly(LocalDate.of(2026, 5, 5));
    }

    @Test
    void practiceOverMidnightTellsTheOrder() throws Exception {
        assertThat(Read.dates(report().onDates("03/04/2026", "04/04/2026").entries())).containsExactly(THIRD_OF_APRIL);
        assertThat(Read.dates(report().onDates("03/04/2026", "03/05/2026").entries())).containsExactly(FOURTH_OF_MARCH);
    }

    @Test
    void oneBadDateAmongManyGoodOnesIsListedAndDecidesNothing() throws Exception {
        TogglReport report = report();
        for (int day = 13; day <= 28; day++) {
            report.onDates(day + "/04/2026", "");
        }
        report.onDates("04/29/2026", "").onDates("03/04/2026", "");

        ParsedFile.Entries file = report.entries();

        assertThat(file.unreadable()).containsExactly(new LineProblem(18, "the start date “04/29/2026” can’t be read"));
        assertThat(Read.dates(file)).hasSize(17).contains(THIRD_OF_APRIL);
    }

    @Test
    void aFileThatContradictsItselfAsks() throws Exception {
        assertThat(report().onDates("25/04/2026", "").onDates("04/25/2026", "").onDates("03/04/2026", "").parse())
                .isEqualTo(new ParsedFile.AskDateOrder("03/04/2026"));
    }

    @ParameterizedTest
    @CsvSource({"31/02/2026", "13/13/2026", "2026-13-01", "2026-02-29", "yesterday", "03/04-2026", "''", "3/4/26"})
    void aDateThatIsNoneIsListedByItsLine(String date) throws Exception {
        ParsedFile.Entries file = report().onDates("2026-11-20", "").onDates(date, "").onDates("2026-11-21", "")
                .entries();

        assertThat(file.lines()).hasSize(2);
        assertThat(file.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.reason()).startsWith("the start date ");
        });
    }
}
