package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.woodshed.model.Seeded;
import org.woodshed.model.Texts;

/** What holds for any text and any two edits of it. */
class TextMergePropertiesTest {
    private static final int RUNS = 12_000;
    private static final List<String> LINES = List.of("warm up", "bar 12", "the fugue", "slowly", "by heart", "trills",
            "pedal", "left hand");

    @Test
    void whatBothTypedIsThereOrAPersonIsAsked() {
        Seeded.times(RUNS, random -> {
            Texts3 three = new Texts3(random);
            merge(three.base, three.mine, three.theirs, "A").ifPresent(merged -> {
                Set<String> typed = new TreeSet<>(lines(three.mine));
                typed.addAll(lines(three.theirs));
                typed.removeAll(lines(three.base));
                assertThat(lines(merged)).containsAll(typed);
            });
        });
    }

    @Test
    void nothingIsThereThatNobodyWrote() {
        Seeded.times(RUNS, random -> {
            Texts3 three = new Texts3(random);
            merge(three.base, three.mine, three.theirs, "A").ifPresent(merged -> {
                Set<String> known = new HashSet<>(lines(three.mine));
                known.addAll(lines(three.theirs));
                assertThat(known).containsAll(lines(merged));
            });
        });
    }

    @Test
    void bothSidesKeepTheSameLinesInWhateverOrder() {
        Seeded.times(RUNS, random -> {
            Texts3 three = new Texts3(random);
            Optional<String> here = merge(three.base, three.mine, three.theirs, "A");
            Optional<String> there = merge(three.base, three.theirs, three.mine, "A");
            assertThat(there.map(text -> new TreeSet<>(lines(text)))).as("%s", three)
                    .isEqualTo(here.map(text -> new TreeSet<>(lines(
                            text))));
        });
    }

    @Test
    void mergingAgainAddsNothing() {
        Seeded.times(RUNS, random -> {
            Texts3 three = new Texts3(random);
            merge(three.base, three.mine, three.theirs, "A").ifPresent(merged -> {
                noParagraphMoreOften(merge(three.base, merged, three.theirs, "A"), merged, three.theirs);
                noParagraphMoreOften(merge(three.base, three.mine, merged, "B"), three.mine, merged);
            });
        });
    }

    @Test
    void whatTwoLaptopsMergedEachForItselfMergesWithoutAddingAnything() {
        Seeded.times(RUNS, random -> {
            Texts3 three = new Texts3(random);
            Optional<String> here = merge(three.base, three.mine, three.theirs, "A");
            Optional<String> there = merge(three.base, three.theirs, three.mine, "B");
            if (here.isPresent() && there.isPresent()) {
                noParagraphMoreOften(merge(three.base, here.get(), there.get(), "A"), here.get(), there.get());
            }
        });
    }

    private static void noParagraphMoreOften(Optional<String> merged, String mine, String theirs) {
        List<List<String>> here = KeptTexts.paragraphs(mine.lines().toList());
        List<List<String>> there = KeptTexts.paragraphs(theirs.lines().toList());
        merged.ifPresent(text -> {
            List<List<String>> now = KeptTexts.paragraphs(text.lines().toList());
            for (List<String> paragraph : now) {
                int most = Math.max(Collections.frequency(here, paragraph), Collections.frequency(there, paragraph));
                assertThat(Collections.frequency(now, paragraph)).as("%s in%n%s%nof%n%s%nand%n%s", paragraph, text,
                        mine, theirs).isLessThanOrEqualTo(Math.max(1, most));
            }
        });
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank() && !KeptTexts.isSeparator(line)).toList();
    }

    private static Optional<String> merge(String base, String mine, String theirs, String laptop) {
        return TextMerge.merge(base, mine, theirs, laptop);
    }

    /** A text and two edits of it, with many equal lines, so that edits meet often. */
    private record Texts3(String base, String mine, String theirs) {
        Texts3(Random random) {
            this(written(random), random);
        }

        private Texts3(String base, Random random) {
            this(base, edited(random, base), edited(random, base));
        }

        private static String written(Random random) {
            List<String> lines = new ArrayList<>();
            for (int count = random.nextInt(8); count > 0; count--) {
                lines.add(line(random));
            }
            return text(lines);
        }

        private static String edited(Random random, String text) {
            List<String> lines = new ArrayList<>(text.lines().toList());
            for (int count = random.nextInt(4); count > 0; count--) {
                int at = random.nextInt(lines.size() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> lines.add(at, line(random));
                    case 1 -> lines.subList(Math.min(at, lines.size()), Math.min(lines.size(), at + 1 + random.nextInt(
                            2))).clear();
                    default -> {
                        if (at < lines.size()) {
                            lines.set(at, line(random));
                        }
                    }
                }
            }
            return text(lines);
        }

        private static String line(Random random) {
            return random.nextInt(3) == 0 ? "" : LINES.get(random.nextInt(LINES.size()));
        }

        private static String text(List<String> lines) {
            return Texts.multiLine(String.join("\n", lines));
        }
    }
}
