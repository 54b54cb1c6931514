package org.woodshed.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
    @ParameterizedTest
    @CsvSource({"45, 2700", "0:45, 2700", "1h15, 4500", "1H15, 4500", "1 h 15 min, 4500", "2h, 7200", "45 min, 2700",
            "1:02:03, 3723", "0:23:41, 1421", "40 s, 40", "0, 0", "' 45 ', 2700", "24:00, 86400", "90, 5400",
            "1 Std 15 Min, 4500", "1 hora 15, 4500", "45 minutos, 2700", "1 小时 15 分钟, 4500"})
    void aLengthIsReadAsItIsSaid(String typed, int seconds) {
        assertThat(Lengths.parse(typed)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1:75", "-5", "1h75", "1:2:3:4", "24:01", "99999", "1.5", "4 5"})
    void whatIsNoLengthIsNotGuessed(String typed) {
        assertThat(Lengths.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 min", "40, 40 s", "60, 1 min", "1320, 22 min", "3600, 1 h", "4320, 1 h 12 min", "1421, 23 min"})
    void aLengthIsShownInWords(long seconds, String words) {
        assertThat(Lengths.words(seconds)).isEqualTo(words);
    }

    @Test
    void whatAnEditorShowsIsReadBackAsTheSameLength() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int seconds = random.nextInt(Lengths.LONGEST_SECONDS + 1);
            assertThat(Lengths.parse(Lengths.typed(seconds))).as("seed %d, %d s", seed, seconds).contains(seconds);
        }
    }
}
