package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Seeded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {
    private static final double[] NUMBERS =
            {0.0, -0.0, 1.0, 1.5, -1.5, 0.1, 1e-7, 1e-6, 1e20, 1e21, 1.7976931348623157e308,
                    Double.MIN_VALUE, 333333333.3333333, 4.5, 2e-3, 9007199254740991.0, 1.2345678901234568e17};
    private static final String CHARACTERS =
            "aB\"\\/\b\f\n\r\t\u0000\u0001\u001f\u007f\u0080\u00E9\u20AC\u2028\uFB33\uFFFD";

    @Test
    void keysAreSortedByUtf16CodeUnitAndNothingIsBetween() {
        ObjectNode object =
                JsonValues.object().put("\uFB33", 1).put("\uD83C\uDFB5", 2).put("\u00E9", 3).put("a", 4).put("", 5)
                        .put("A", 6);

        assertThat(CanonicalJson.write(object)).isEqualTo(
                "{\"\":5,\"A\":6,\"a\":4,\"\u00E9\":3,\"\uD83C\uDFB5\":2,\"\uFB33\":1}");
    }

    @Test
    void oneNumberHasOneSpelling() throws JsonException {
        assertThat(CanonicalJson.write(Json.readObject("{\"n\":[5, 5.0, 0.5e1, -0, -0.0, 1e21, 1E-7]}"))).isEqualTo(
                "{\"n\":[5,5,5,0,0,1e+21,1e-7]}");
    }

    @Test
    void itWritesWhatTheLibraryOfTheRfcWrites() {
        Seeded.times(2000, random -> {
            String text = Json.write(object(random, 3));

            assertThat(CanonicalJson.write(Json.readStored(text))).isEqualTo(reference(text));
        });
    }

    /** SHA-256 by Python's {@code hashlib} of the text {"tags":["a"],"title":"Für Elise"}. */
    @Test
    void theHashIsThatOfTheUtf8Text() throws JsonException {
        assertThat(CanonicalJson.sha256(Json.readObject("{\"title\":\"F\u00FCr Elise\",\"tags\":[\"a\"]}"))).isEqualTo(
                "5416cb6fbbeca5d8286728ed303ed86fdea020d03e024cbdf91c3f7cd24a8c2c");
        assertThat(CanonicalJson.sha256(JsonValues.object())).isEqualTo(
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static String reference(String text) {
        try {
            return new JsonCanonicalizer(text).getEncodedString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode object(Random random, int levels) {
        ObjectNode object = JsonValues.object();
        for (int count = random.nextInt(5); count > 0; count--) {
            object.set(text(random), value(random, levels));
        }
        return object;
    }

    private static JsonNode value(Random random, int levels) {
        return switch (random.nextInt(levels == 0 ? 6 : 8)) {
            case 0 -> JsonValues.object().stringNode(text(random));
            case 1 -> JsonValues.object().numberNode(random.nextLong(1L << 54) - (1L << 53) + 1);
            case 2 -> JsonValues.object().numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> JsonValues.object().numberNode(finite(random));
            case 4 -> JsonValues.object().booleanNode(random.nextBoolean());
            case 5 -> JsonValues.object().nullNode();
            case 6 -> object(random, levels - 1);
            default -> array(random, levels - 1);
        };
    }

    private static ArrayNode array(Random random, int levels) {
        ArrayNode array = JsonValues.array();
        for (int count = random.nextInt(4); count > 0; count--) {
            array.add(value(random, levels));
        }
        return array;
    }

    private static double finite(Random random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : 0.5;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(6); count > 0; count--) {
            if (random.nextInt(5) == 0) {
                text.appendCodePoint(0x1F000 + random.nextInt(0x1000));
            } else {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return text.toString();
    }
}
