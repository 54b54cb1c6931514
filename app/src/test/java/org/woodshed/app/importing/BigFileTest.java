package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many rows take as much longer as they are more: what takes longer with their square is not through within a minute. */
@Timeout(60)
class BigFileTest {
    private static final int ROWS = 100_000;

    @Test
    void aHundredThousandRowsAreRead() throws Exception {
        byte[] file = file();

        ParsedFile.Entries read = TogglReport.entries(file);

        assertThat(read.lines()).hasSize(ROWS);
        assertThat(new HashSet<>(Read.ids(read))).hasSize(ROWS);
    }

    @Test
    void aFileOfOpenQuotationMarksTakesNoLonger() throws Exception {
        String text = TogglReport.HEADER + "\n" + "Ann,,,\"Scales,,slow\n".repeat(20_000);

        ParsedFile.Entries read = TogglReport.entries(text);

        assertThat(read.unreadable()).hasSize(20_000);
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
