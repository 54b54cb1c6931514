package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
    private static ParsedFile.Entries lasting(String duration, String end) throws Exception {
        return new TogglReport().lasting(duration, end).entries();
    }

    @ParameterizedTest
    @CsvSource({"63:40 min, 3820", "01:03:40, 3820", "1:03:40, 3820", "20, 1200", "20 min, 1200", "20.5, 1230",
            "45 sec, 45", "00:00:07, 7", "0:00, 0", "0.79 h, 2844", "'\"0,79 h\"', 2844", "1:30 h, 5400", "0, 0",
            "00:75:00, 4500"})
    void lengthsAreReadAsTheyAreWritten(String duration, int seconds) throws Exception {
        assertThat(Read.first(lasting(duration, "18:20:00")).durationSeconds()).isEqualTo(seconds);
    }

    @Test
    void theLengthIsTrustedOverStartAndEnd() throws Exception {
        assertThat(Read.first(lasting("00:45:00", "23:00:00")).durationSeconds()).isEqualTo(2_700);
        assertThat(Read.first(lasting("00:45:00", "01:00:00")).durationSeconds()).isEqualTo(2_700);
    }

    @Test
    void underAMinuteIsStillAnEntry() throws Exception {
        assertThat(Read.first(lasting("00:00:01", "18:00:01")).durationSeconds()).isEqualTo(1);
    }

    @Test
    void withoutALengthStartAndEndGiveIt() throws Exception {
        assertThat(Read.first(lasting("", "18:20:00")).durationSeconds()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17:00:00", "late"})
    void withoutALengthAndAnEndTheLengthIsUnknown(String end) throws Exception {
        assertThat(Read.first(lasting("", end)).durationSeconds()).isNull();
    }

    @Test
    void startAndEndTellHoursFromMinutesWhereNoUnitStands() throws Exception {
        assertThat(Read.first(lasting("1:20", "19:20:00")).durationSeconds()).isEqualTo(4_800);
        assertThat(Read.first(lasting("63:40", "19:03:40")).durationSeconds()).isEqualTo(3_820);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-00:10:00", "long", "1:75 min", "01:03:77", "1:61:00", "99999999999999999999"})
    void aLengthThatIsNoneIsListedByItsLine(String duration) throws Exception {
        ParsedFile.Entries file = lasting(duration, "18:20:00");

        assertThat(file.lines()).isEmpty();
        assertThat(file.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.reason()).startsWith("the length “" + duration + "”");
        });
    }

    @Test
    void aLengthThatCanMeanTwoThingsIsListed() throws Exception {
        assertThat(lasting("1:20", "").unreadable()).containsExactly(new LineProblem(2,
                "the length “1:20” can mean hours and minutes, or minutes and seconds"));
    }
}
