package org.woodshed.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulation can see: each mistake, planted where one could be made, is found, and after how many histories is told.
 * {@code -Dwoodshed.mistake} plants one only.
 */
@NullMarked
class PlantedMistakesTest {
    private static final Logger LOG = LoggerFactory.getLogger(PlantedMistakesTest.class);
    private static final int MOST_HISTORIES = Integer.getInteger("woodshed.histories", 500);

    private static final int MOST_TOLD = 160;

    /** By what they do; the number is the invariant's in docs/reliability.md. */
    static final Map<String, Supplier<Mistake>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("1 acknowledges without storing", ServerMistakes::acknowledgesWithoutStoring),
            Map.entry("1 stays half done", ServerMistakes::staysHalfDone),
            Map.entry("1 tells a follower too soon", LaptopMistakes::tellsAFollowerTooSoon),
            Map.entry("1 loses what it said is saved", LaptopMistakes::losesWhatItSaidIsSaved),
            Map.entry("1 takes silence for consent", LaptopMistakes::takesSilenceForConsent),
            Map.entry("1 lets the last one win", ServerMistakes::letsTheLastOneWin),
            Map.entry("2 forgets what it has seen", ServerMistakes::forgetsWhatItHasSeen),
            Map.entry("2 names every try anew", LaptopMistakes::namesEveryTryAnew),
            Map.entry("3 forgets to count deletions", ServerMistakes::forgetsToCountDeletions),
            Map.entry("3 forgets tombstones", ServerMistakes::forgetsTombstones),
            Map.entry("3 resurrects", ServerMistakes::resurrects),
            Map.entry("3 drops list operations", ServerMistakes::dropsListOperations),
            Map.entry("4 skips at the end of a page", ServerMistakes::skipsAtTheEndOfAPage),
            Map.entry("4 stops after one page", LaptopMistakes::stopsAfterOnePage),
            Map.entry("4 ignores gaps", LaptopMistakes::ignoresGaps),
            Map.entry("5 believes clocks", ServerMistakes::believesClocks),
            Map.entry("6 lets the screen wait", LaptopMistakes::letsTheScreenWait),
            Map.entry("7 mixes users up", ServerMistakes::mixesUsersUp),
            Map.entry("7 tells everybody", ServerMistakes::tellsEverybody),
            Map.entry("8 overlooks the lock", LaptopMistakes::overlooksTheLock),
            Map.entry("9 echoes", LaptopMistakes::echoes)));

    @Test
    void someAreFoundAtOnce() {
        isFound("4 stops after one page");
        isFound("6 lets the screen wait");
        isFound("9 echoes");
    }

    @Tag("slow")
    @ParameterizedTest
    @FieldSource("NAMES")
    void eachIsFound(String name) {
        isFound(name);
    }

    static final Iterable<String> NAMES = ALL.keySet().stream().filter(name -> name.contains(System.getProperty(
            "woodshed.mistake", ""))).toList();

    private static void isFound(String name) {
        Supplier<Mistake> mistake = Objects.requireNonNull(ALL.get(name), name);
        long first = Long.getLong("woodshed.seed", 1);
        Optional<String> found = Optional.empty();
        int histories = 0;
        try (Stage stage = new Stage()) {
            while (found.isEmpty() && histories < MOST_HISTORIES) {
                found = Shrinking.broken(History.of(first + histories++), stage, mistake.get());
            }
        }
        LOG.info("{}: {} after {} histories", name, found.map(what -> "found, " + beginning(what)).orElse("NOT FOUND"),
                histories);
        assertThat(found).as("the mistake '" + name + "' in " + histories + " histories from seed " + first)
                .isPresent();
    }

    private static String beginning(String text) {
        return text.length() < MOST_TOLD ? text : text.substring(0, MOST_TOLD) + " ...";
    }
}
