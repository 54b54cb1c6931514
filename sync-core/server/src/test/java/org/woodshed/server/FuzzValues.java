package org.woodshed.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bad JSON of good. Belongs to one thread; the same random numbers make the same JSON. */
final class FuzzValues {
    /** Stands in the JSON until the whole is written as text, where anything can take its place. */
    private static final String MARK = "@@MARK@@";
    private static final List<String> NASTY = List.of("null", "true", "\"\"", "\" \"", "0", "-0", "-1", "1.5", "1e400",
            "-1e400", "1e-400", "NaN", "Infinity", "-Infinity", "9007199254740991", "9007199254740992",
            "-9007199254740993", "9223372036854775807", "9223372036854775808", "1" + "0".repeat(400), "00", "0x10",
            "+1",
            ".5", "5.", "[]", "{}", "[[]]", "[null]", "{\"\": null}", "{\"a\": 1, \"a\": 2}", "\"\\ud800\"",
            "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\u0000\"", "\"\t\"", "\"\\x\"", "'single'", "undefined",
            "// comment",
            "/* */ 1", "\"__proto__\"", "{\"__proto__\": {\"admin\": true}}", "{\"$add\": {\"tags\": [1]}}",
            "{\"$inc\": {\"durationSeconds\": 1e308}}", "{\"$put\": {\"pieces\": {\"a\": null}}}",
            "{\"$drop\": {\"pieces\": [[]]}}", "{\"$put\": {\"pieces\": []}}", "{\"$remove\": null}", "{\"$\": {}}",
            "{\"$add\": {\"title\": [\"x\"]}}", "\"2026-13-45T99:99:99Z\"", "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"", "\"logbook_entry\"", "\"list_operation\"", "\"CREATED\"",
            "\"'; DROP TABLE users; --\"", "\"%00%0d%0a\"", "\"../../etc/passwd\"", "\"\\u202e\\ufeff\\uffff\"",
            "\"\uD83C\uDFBB\"", "[".repeat(40) + "]".repeat(40), "{\"a\":".repeat(33) + "1" + "}".repeat(33),
            "[".repeat(
                    5_000),
            "\"" + "x".repeat(70) + "\"", "\"" + "x".repeat(5_001) + "\"", "\"" + "\uD83C\uDFBB".repeat(
                    20_001) + "\"",
            "");

    private final Random random;
    private final List<String> own;

    /** @param own further values, such as ids that belong to somebody else */
    FuzzValues(Random random, List<String> own) {
        this.random = random;
        this.own = own;
    }

    /** The JSON with a few of its parts replaced, taken out, put in twice or moved. */
    String mutate(String json) {
        String text = json;
        for (int rounds = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1; rounds > 0; rounds--) {
            text = random.nextInt(4) == 0 ? scratch(text) : replace(text);
        }
        return text;
    }

    private String replace(String text) {
        ObjectNode root;
        try {
            root = Json.readObject(text);
        } catch (JsonException alreadyBroken) {
            return scratch(text);
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            change(object);
        } else if (container instanceof ArrayNode array) {
            change(array);
        }
        return Json.write(root).replace('"' + MARK + '"', value());
    }

    private void change(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(8) == 0) {
            object.put(random.nextBoolean() ? "extra" : "$" + random.nextInt(9), MARK);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
            case 2 -> object.put(name + (char) random.nextInt(0x80), MARK);
            default -> object.put(name, MARK);
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(MARK);
        } else if (random.nextInt(3) == 0) {
            array.add(array.get(0).deepCopy());
        } else {
            array.set(random.nextInt(array.size()), MARK);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private String scratch(String text) {
        if (text.isEmpty()) {
            return value();
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(6));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 -> text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
            case 3 -> text.substring(0, at) + value() + text.substring(at);
            default -> text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(end);
        };
    }

    String value() {
        return !own.isEmpty() && random.nextInt(4) == 0 ? '"' + own.get(random.nextInt(own.size())) + '"'
                : NASTY.get(random.nextInt(NASTY.size()));
    }
}
