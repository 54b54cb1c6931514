package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String[] PARTS = {"a", "B", " ", "\t", "\n", "\r", "\u0000", "\u0007", "\u00A0", "\u2007",
            "\u2028", "e", "\u0301", "\u030C", "J", "\u0958", "\u212B", "\uD83C\uDFB5", "\u3000"};

    @Test
    void theEndsAreTrimmedOfEveryKindOfSpace() {
        assertThat(Texts.multiLine(" \t\u00A0\u2007\u3000\na b\r\n ")).isEqualTo("a b");
        assertThat(Texts.singleLine("\u0007\u00A0a\u0000")).isEqualTo("a");
    }

    @Test
    void lineBreaksInsideNotesStay() {
        assertThat(Texts.multiLine("a\n\n  b")).isEqualTo("a\n\n  b");
    }

    @Test
    void aSingleLineHasNoBreaksAndNoControlCharacters() {
        assertThat(Texts.singleLine("a\r\n\tb\u2028c")).isEqualTo("a b c");
        assertThat(Texts.singleLine("a  b")).isEqualTo("a  b");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneCountsOnce() {
        assertThat(Texts.length("a\uD83C\uDFB5")).isEqualTo(2);
    }

    @Test
    void normalisingTwiceChangesNothingMore() {
        Seeded.times(3000, random -> {
            String text = text(random);
            String line = Texts.singleLine(text);
            String lines = Texts.multiLine(text);

            assertThat(Texts.singleLine(line)).isEqualTo(line);
            assertThat(Texts.multiLine(line)).isEqualTo(line);
            assertThat(Texts.multiLine(lines)).isEqualTo(lines);
        });
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(8); count > 0; count--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }
}
