package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityRules;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Schemas;

class TogglFileTest {
    private static TogglReport report() {
        return new TogglReport();
    }

    private static TogglReport oneEvening() {
        return report().row("Moonlight Sonata", "slow, hands together", "2026-11-20", "18:02:11", "01:03:40",
                "memory, tempo");
    }

    @Test
    void aRowBecomesAnEntry() throws Exception {
        ParsedFile.Entries file = oneEvening().entries();

        assertThat(file.unreadable()).isEmpty();
        assertThat(file.adjusted()).isEmpty();
        assertThat(file.lines()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(Read.title(line)).isEqualTo("Moonlight Sonata");
        });
        LogbookEntry entry = Read.first(file);
        assertThat(entry.when().startedAt()).isEqualTo(Instant.parse("2026-11-20T17:02:11Z"));
        assertThat(entry.when().zone()).isEqualTo(TogglReport.BERLIN);
        assertThat(entry.when().practiceDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(entry.durationSeconds()).isEqualTo(3_820);
        assertThat(entry.notes()).isEqualTo("slow, hands together");
        assertThat(entry.tags()).containsExactly("memory", "tempo");
        assertThat(entry.source()).isEqualTo("import");
    }

    @Test
    void aByteOrderMarkAndLineEndsChangeNothing() throws Exception {
        String text = oneEvening().row("Scales", "two\nlines", "2026-11-21", "08:00", "20", "").text();

        ParsedFile.Entries plain = TogglReport.entries(text);
        assertThat(Read.ids(TogglReport.entries("\uFEFF" + text))).isEqualTo(Read.ids(plain));
        assertThat(Read.ids(TogglReport.entries(text.replace("\n", "\r\n")))).isEqualTo(Read.ids(plain));
        assertThat(Read.ids(TogglReport.entries("\uFEFF" + text.replace("\n", "\r")))).isEqualTo(Read.ids(plain));
        assertThat(Read.ids(TogglReport.entries(text.stripTrailing()))).isEqualTo(Read.ids(plain));
        assertThat(Read.ids(TogglReport.entries(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))).isEqualTo(Read
                .ids(plain));
    }

    @Test
    void curlyQuotesAndAccentsStayAsTheyAre() throws Exception {
        ParsedFile.Entries file = report().row("“Clair de lune” – Débussy’s", "très ‘doux’ 柔らかく", "2026-11-20",
                "18:00:00", "20", "").entries();

        assertThat(Read.title(file.lines().getFirst())).isEqualTo("“Clair de lune” – Débussy’s");
        assertThat(Read.first(file).notes()).isEqualTo("très ‘doux’ 柔らかく");
        assertThat(file.guessed()).isFalse();
    }

    @Test
    void anOldSpreadsheetsEncodingIsReadAndSaidToBeAGuess() throws Exception {
        String text = report().row("Für Elise", "très doux", "2026-11-20", "18:00:00", "20", "").text();

        ParsedFile.Entries file = TogglReport.entries(text.getBytes(Charset.forName("windows-1252")));

        assertThat(Read.title(file.lines().getFirst())).isEqualTo("Für Elise");
        assertThat(file.guessed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void aSpreadsheetsOtherSeparatorIsUnderstood(String separator) throws Exception {
        String text = TogglReport.HEADER.replace(",", separator) + "\n" + "Ann,,,Scales,,,No,2026-11-20,18:00,,,20,,"
                .replace(",", separator);

        assertThat(Read.first(TogglReport.entries(text)).durationSeconds()).isEqualTo(1_200);
    }

    @Test
    void columnsAreFoundByNameInAnyOrderBesideUnnamedOnes() throws Exception {
        String text = """
                Duration,,Tags,Start time,Start date,Description,Project,,
                00:20:00,x,memory,18:00:00,2026-11-20,slow,Scales,y,z
                """;

        ParsedFile.Entries file = TogglReport.entries(text);

        assertThat(Read.title(file.lines().getFirst())).isEqualTo("Scales");
        assertThat(Read.first(file).tags()).containsExactly("memory");
        assertThat(Read.ids(file)).isEqualTo(Read.ids(report().row("Scales", "slow", "2026-11-20", "18:00:00", "20",
                "memory").entries()));
    }

    @Test
    void rowsMayHaveMoreCellsThanTheHeader() throws Exception {
        ParsedFile.Entries file = report().line("Ann,,,Scales,,,No,2026-11-20,18:00,,,20,,,surplus,more").entries();

        assertThat(file.lines()).hasSize(1);
    }

    @Test
    void practiceWithoutAPieceIsAnEntryWithoutAPiece() throws Exception {
        ParsedFile.Entries file = report().row("", "sight reading", "2026-11-20", "18:00:00", "20", "").entries();

        assertThat(file.lines()).singleElement().satisfies(line -> assertThat(line.entry().piece()).isNull());
    }

    @Test
    void practiceAfterMidnightCountsToTheEvening() throws Exception {
        ParsedFile.Entries file = report().row("Scales", "", "2026-11-21", "00:40:00", "20", "").entries();

        assertThat(Read.dates(file)).containsExactly(LocalDate.of(2026, 11, 20));
    }

    @Test
    void overlappingRowsAreAllEntries() throws Exception {
        ParsedFile.Entries file = report().row("Scales", "", "2026-11-20", "18:00:00", "40", "")
                .row("Arpeggios", "", "2026-11-20", "18:10:00", "40", "").entries();

        assertThat(file.lines()).hasSize(2);
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void clientAndTaskStandBelowTheNotes() throws Exception {
        ParsedFile.Entries file =
                report().line("Ann,,Youth orchestra,Scales,Warm-up,in thirds,No,2026-11-20,18:00,,,20,,")
                        .entries();

        assertThat(Read.first(file).notes()).isEqualTo("in thirds\nTask: Warm-up\nClient: Youth orchestra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6:02:11 PM", "18:02:11", "06:02:11 pm"})
    void timesAreReadOnBothClocks(String time) throws Exception {
        ParsedFile.Entries file = report().row("Scales", "", "2026-11-20", time, "20", "").entries();

        assertThat(Read.first(file).when().startedAt()).isEqualTo(Instant.parse("2026-11-20T17:02:11Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00:00", "18:60", "0:30 PM", "noon", ""})
    void aTimeThatIsNoneIsListed(String time) throws Exception {
        ParsedFile.Entries file = report().row("Scales", "", "2026-11-20", time, "20", "").entries();

        assertThat(file.lines()).isEmpty();
        assertThat(file.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.reason()).startsWith("the start time ");
        });
    }

    @Test
    void whatIsOverALimitIsShortenedAndSaid() throws Exception {
        String manyTags = "a,b,c,d,e,f,g,h,i,j,k,l," + "m".repeat(51);
        ParsedFile.Entries file = report().row("T".repeat(256), "n".repeat(5_001), "2026-11-20", "18:00", "25:00:00",
                manyTags).entries();

        assertThat(file.adjusted()).allMatch(problem -> problem.line() == 2).extracting(LineProblem::reason)
                .containsExactlyInAnyOrder(
                        "it is longer than 24 hours: it comes without a length",
                        "the description is longer than 5000 characters: it comes shortened, the whole stays in the file",
                        "a tag is longer than 50 characters: it comes shortened, the whole stays in the file",
                        "it has more than 10 tags: left out “k, l, " + "m".repeat(34) + "…”",
                        "the piece’s title is longer than 255 characters: it comes shortened, the whole stays in the file");
        LogbookEntry entry = Read.first(file);
        assertThat(EntityRules.problem(Schemas.LOGBOOK_ENTRY, entry.state().data())).isEmpty();
        assertThat(entry.tags()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(entry.notes()).isEqualTo("n".repeat(5_000));
        assertThat(entry.durationSeconds()).isNull();
        assertThat(Read.title(file.lines().getFirst())).isEqualTo("T".repeat(255));
    }

    @Test
    void whatIsJustWithinALimitIsKeptWhole() throws Exception {
        // Outside the basic plane: one character for a person, two for Java
        String notes = "\uD834\uDD1E".repeat(5_000);
        ParsedFile.Entries file = report().row("T".repeat(255), notes, "2026-11-20", "18:00", "24:00:00",
                "a,b,c,d,e,f,g,h,i," + "j".repeat(50)).entries();

        assertThat(file.adjusted()).isEmpty();
        assertThat(Read.first(file).notes()).isEqualTo(notes);
        assertThat(Read.first(file).durationSeconds()).isEqualTo(86_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void anEmptyFileIsSaidToBeEmpty(String text) {
        assertThatThrownBy(() -> TogglReport.parse(text)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("The file is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear diary", "{\"entries\":[]}", "PK\u0003\u0004\u0000\u0000", "\"", "User,Email\nAnn,a"})
    void anotherKindOfFileIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> TogglReport.parse(text)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void aReportWithoutDurationSaysWhichColumnIsMissing() {
        assertThatThrownBy(() -> TogglReport.parse(TogglReport.HEADER.replace("Duration,", "")))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("does not name Duration.");
    }

    @Test
    void aReportWithoutRowsHasNoEntries() throws Exception {
        assertThat(report().entries().lines()).isEmpty();
    }
}
