package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMergeTest {
    private static final String LAPTOP = "Studio MacBook";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "different lines| a/b/c| A/b/c| a/b/C| A/b/C",
            "lines beside each other| a/b/c| a/B/c| a/b/C| a/B/C",
            "added and changed| a/b| a/b/new| A/b| A/b/new",
            "added at both ends| a| mine/a| a/theirs| mine/a/theirs",
            "removed and left| a/b/c| a/c| a/b/C| a/C",
            "removed and rewritten stays rewritten| a/b/c| a/c| a/changed/c| a/changed/c",
            "rewritten and removed stays rewritten| a/b/c| a/changed/c| a/c| a/changed/c",
            "both removed| a/b/c| a/c| a/c| a/c",
            "both wrote the same| a| a/same| a/same| a/same",
            "both started a text| ~~| mine| theirs| theirs/--- Studio MacBook ---/mine",
            "both went on| a| a/mine| a/theirs| a/theirs/--- Studio MacBook ---/mine",
            "both rewrote one line quite differently| a/old/c| a/warm up with thirds/c| a/bar 12 by heart/c"
                    + "| a/bar 12 by heart/--- Studio MacBook ---/warm up with thirds/c",
            "one went further in the same words| a| a/b| a/b/c| a/b/c",
            "the same paragraph in two places| a/~~/b| p/~~/a/~~/b| a/~~/b/~~/p| p/~~/a/~~/b"})
    void lineByLine(String what, String base, String mine, String theirs, String merged) {
        assertThat(merge(text(base), text(mine), text(theirs))).as(what).contains(text(merged));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "slow hands| slow hands together| slow hands apart",
            "practice the trill| practise the trill| practice the trills",
            "bar 12 at 60 bpm| bar 12 at 66 bpm| bar 12 at 72 bpm"})
    void nearlyEqualEditsOfOneLineAreForAPersonToChoose(String base, String mine, String theirs) {
        assertThat(merge(base, mine, theirs)).isEmpty();
        assertThat(merge("a\n" + base + "\nz", "a\n" + mine + "\nz", "a\n" + theirs + "\nz")).isEmpty();
    }

    @Test
    void mergingAgainNeverWritesAParagraphTwice() {
        String mine = "warm up with thirds\n\nthen the fugue";
        String theirs = "bar 12 by heart";
        String merged = merge("", mine, theirs).orElseThrow();
        assertThat(merged).isEqualTo("bar 12 by heart\n--- Studio MacBook ---\nwarm up with thirds\n\nthen the fugue");

        assertThat(merge("", merged, theirs)).contains(merged);
        assertThat(merge("", mine, merged)).contains(merged);
        String travel = "warm up with thirds\n\nthen the fugue\n--- Travel ThinkPad ---\nbar 12 by heart";
        assertThat(merge("", travel, merged)).contains(merged);
        assertThat(merge("", merged, travel)).contains(travel);
    }

    @Test
    void textsTooDifferentToCompareBothStayWhole() {
        String mine = lines("mine", 3_000);
        String theirs = lines("theirs", 2_500);
        String base = lines("base", 3_000);
        assertThat(merge(base, mine, theirs)).as("longer than a merged text may be").isEmpty();
        String shortMine = "m\n".repeat(3_000) + "end";
        String shortTheirs = "t\n".repeat(3_000) + "end";
        assertThat(merge("b\n".repeat(2_500), shortMine, shortTheirs)).contains(shortTheirs
                + "\n--- Studio MacBook ---\n" + shortMine);
    }

    @Test
    void aMergedTextIsNeverLongerThanAServerTakes() {
        assertThat(merge("", "m".repeat(10_000), "t".repeat(10_000))).isEmpty();
        assertThat(merge("", "m".repeat(9_000), "t".repeat(9_000))).isPresent();
    }

    @Test
    void keepingBothIsPossibleForAnyTwoTexts() {
        assertThat(TextMerge.both("slow hands together", "slow hands apart", LAPTOP)).isEqualTo(
                "slow hands apart\n--- Studio MacBook ---\nslow hands together");
    }

    @Test
    void anyNameMakesALineOfItsOwn() {
        assertThat(KeptTexts.separator(" a\nb ")).isEqualTo("--- a b ---");
        assertThat(KeptTexts.separator(" ")).isEqualTo("---");
        assertThat(KeptTexts.separator("\uD83C\uDFB5".repeat(300))).isEqualTo("--- " + "\uD83C\uDFB5".repeat(60)
                + " ---");
        assertThat(KeptTexts.isSeparator(KeptTexts.separator("-"))).isTrue();
    }

    private static String lines(String word, int count) {
        return IntStream.range(0, count).mapToObj(number -> word + number).collect(Collectors.joining("\n"));
    }

    private static String text(String oneLine) {
        return oneLine.replace("~", "").replace('/', '\n');
    }

    private static Optional<String> merge(String base, String mine, String theirs) {
        return TextMerge.merge(base, mine, theirs, LAPTOP);
    }
}
