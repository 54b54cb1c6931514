package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class BigFileTest {
    private static final int ROWS = 100_000;

    @Test
    void aHundredThousandRowsAreReadWithinFiveSeconds() throws Exception {
        byte[] file = file();

        long begin = System.nanoTime();
        ParsedFile.Entries read = TogglReport.entries(file);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(read.lines()).hasSize(ROWS);
        assertThat(new HashSet<>(Read.ids(read))).hasSize(ROWS);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aFileOfOpenQuotationMarksTakesNoLonger() throws Exception {
        String text = TogglReport.HEADER + "\n" + "Ann,,,\"Scales,,slow\n".repeat(20_000);

        long begin = System.nanoTime();
        ParsedFile.Entries read = TogglReport.entries(text);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(read.unreadable()).hasSize(20_000);
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    private static byte[] file() {
        TogglReport report = new TogglReport();
        LocalDateTime start = LocalDateTime.of(2000, 1, 1, 18, 0);
        for (int row = 0; row < ROWS; row++) {
            LocalDateTime at = start.plusHours(row);
            report.row("Piece " + row % 200, "note " + row, at.toLocalDate().toString(), at.toLocalTime() + ":00",
                    "00:20:" + (10 + row % 50), "tag" + row % 7);
        }
        return report.text().getBytes(StandardCharsets.UTF_8);
    }
}
