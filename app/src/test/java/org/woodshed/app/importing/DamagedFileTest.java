package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedFileTest {
    private static final String GOOD = "Ann,,,Scales,,slow,No,2026-11-20,18:00:00,,,00:20:00,,";

    private static TogglReport report() {
        return new TogglReport();
    }

    @Test
    void aHeaderInMidFileIsListed() throws Exception {
        ParsedFile.Entries file = report().line(GOOD).line(TogglReport.HEADER).line(GOOD).entries();

        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(2, 4);
        assertThat(file.unreadable()).containsExactly(new LineProblem(3, "the header is repeated here"));
    }

    @Test
    void shortRowsAreListed() throws Exception {
        ParsedFile.Entries file = report().line("Ann,,,Scales,,sl").line(GOOD).line("Ann").entries();

        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(3);
        assertThat(file.unreadable()).containsExactly(
                new LineProblem(2, "the row is cut off: it has 6 of 14 columns"),
                new LineProblem(4, "the row is cut off: it has 1 of 14 columns"));
    }

    @Test
    void blankLinesAreNoRowsAndAreCounted() throws Exception {
        ParsedFile.Entries file = report().line("").line("  ").line(",,,,,,,,,,,,,").line(GOOD).entries();

        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(5);
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void linesAreCountedThroughNotesOfSeveralLines() throws Exception {
        ParsedFile.Entries file = report().row("Scales", "one\ntwo\nthree", "2026-11-20", "18:00", "20", "")
                .line("Ann,,,Scales,,,No,never,18:00:00,,,00:20:00,,").line(GOOD).entries();

        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(2, 6);
        assertThat(file.unreadable()).extracting(LineProblem::line).containsExactly(5);
        assertThat(Read.first(file).notes()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedCostsOneRowOnly() throws Exception {
        TogglReport report = report().line(GOOD).line("Ann,,,\"Scales,,slow,No,2026-11-20,19:00:00,,,00:20:00,,")
                .row("Etude", "", "2026-11-20", "20:00", "20", "").line(GOOD).line(GOOD);

        ParsedFile.Entries file = report.entries();

        assertThat(file.lines()).extracting(ImportLine::line).containsExactly(2, 4, 5, 6);
        assertThat(file.unreadable()).containsExactly(new LineProblem(3,
                "a quotation mark is opened and not closed"));
    }

    @Test
    void anOpenQuotationMarkInTheLastRowIsListed() throws Exception {
        ParsedFile.Entries file = report().line(GOOD).line("Ann,,,\"Sca").entries();

        assertThat(file.lines()).hasSize(1);
        assertThat(file.unreadable()).extracting(LineProblem::line).containsExactly(3);
    }

    @Test
    void twoOpenQuotationMarksDoNotHideTheRowsBetweenThem() throws Exception {
        String open = "Ann,,,Scales,,slow,No,2026-11-20,18:00:00,,,00:20:00,\"tag";
        ParsedFile.Entries file = report().line(open + ",").line(GOOD).line(GOOD).line("Ann,,,\",").line(GOOD)
                .entries();

        assertThat(file.lines()).extracting(ImportLine::line).contains(3, 4, 6);
        assertThat(file.unreadable()).extracting(LineProblem::line).contains(2, 5);
    }

    /** Any damage leads to a preview or to one sentence, and every line is either an entry, a problem or blank. */
    @Test
    void noDamageBreaksTheReader() throws Exception {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        String text = report().line(GOOD).row("É", "“a”\nb", "03/04/2026", "18:00", "63:40 min", "x,y").line(GOOD)
                .text();
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int hit = 0; hit < 1 + random.nextInt(4); hit++) {
                bytes[random.nextInt(bytes.length)] = (byte) "\",\n\r\u00ff\u0000;x9".charAt(random.nextInt(9));
            }
            int lineCount = (int) text.lines().count() + 8;
            try {
                ParsedFile parsed = TogglFile.parse(bytes, ImportOptions.in(TogglReport.BERLIN));
                if (parsed instanceof ParsedFile.Entries file) {
                    assertThat(file.lines()).as("seed %s, round %s", seed, round)
                            .allMatch(line -> line.line() > 1 && line.line() <= lineCount);
                }
            } catch (UnreadableFileException refused) {
                assertThat(refused).as("seed %s, round %s", seed, round).hasMessageEndingWith(".");
            }
        }
    }
}
