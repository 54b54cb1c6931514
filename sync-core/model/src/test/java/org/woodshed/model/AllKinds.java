package org.woodshed.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An entity type with one field or more of every kind, and random data for it. */
public final class AllKinds {
    public static final EntitySchema SCHEMA = EntitySchema.of(new EntityType("all_kinds"), Set.of("title"),
            single("title", FieldKind.REGISTER),
            single("status", FieldKind.REGISTER),
            FieldRule.set("tags", 10, Checks.text(1, 50), Normalise::singleLine),
            FieldRule.set("links", 10, Checks.text(1, 50), Normalise::singleLine),
            single("count", FieldKind.COUNTER),
            FieldRule.keyed("passages", "id", 10, (path, item) -> Optional.empty(), Normalise.itemTexts("label")),
            single("notes", FieldKind.TEXT),
            single("seconds", FieldKind.DURATION),
            single("createdAt", FieldKind.EARLIEST));

    private static final List<String> FIELDS = List.of("title", "status", "tags", "links", "count", "passages", "notes",
            "seconds", "createdAt", "future", "futureList");
    private static final List<String> WORDS = List.of("a", "b", "B", "é", "\uD83C\uDFB5", "\uFFFD", "slow");

    private AllKinds() {}

    /** Random data, not canonical: with nulls, empty collections, duplicates, any order. */
    public static ObjectNode loose(Random random) {
        ObjectNode data = JsonValues.object();
        for (String field : FIELDS) {
            if (random.nextInt(3) > 0) {
                data.set(field, value(random, field));
            }
        }
        return data;
    }

    public static ObjectNode canonical(Random random) {
        return CanonicalData.of(SCHEMA, loose(random));
    }

    /** Data that differs from the given in about one field of three. */
    public static ObjectNode edited(Random random, ObjectNode data) {
        ObjectNode edited = data.deepCopy();
        for (String field : FIELDS) {
            switch (random.nextInt(6)) {
                case 0 -> edited.set(field, value(random, field));
                case 1 -> edited.remove(field);
                default -> {
                    // the field stays as it is
                }
            }
        }
        return CanonicalData.of(SCHEMA, edited);
    }

    private static JsonNode value(Random random, String field) {
        if (random.nextInt(8) == 0) {
            return JsonValues.object().nullNode();
        }
        return switch (field) {
            case "tags", "links" -> JsonValues.texts(words(random));
            case "count", "seconds" -> JsonValues.object().numberNode(random.nextInt(5));
            case "passages" -> items(random);
            case "createdAt" -> JsonValues.object().stringNode("2026-11-2" + random.nextInt(3) + "T18:02:11Z");
            case "future" -> TestJson.object("{'a': null, 'b': [], 'c': [" + random.nextInt(3) + ", 1.5]}");
            case "futureList" -> JsonValues.texts(words(random));
            default -> JsonValues.object().stringNode(word(random));
        };
    }

    private static ArrayNode items(Random random) {
        ArrayNode items = JsonValues.array();
        for (int count = random.nextInt(4); count > 0; count--) {
            ObjectNode item = items.addObject().put("id", "k" + random.nextInt(4));
            for (String field : List.of("label", "tempoBpm", "future")) {
                switch (random.nextInt(5)) {
                    case 0 -> item.putNull(field);
                    case 1 -> item.putArray(field);
                    case 2, 3 -> item.put(field, random.nextInt(3));
                    default -> {
                        // the item does not have it
                    }
                }
            }
        }
        return items;
    }

    private static List<String> words(Random random) {
        List<String> words = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            words.add(word(random));
        }
        return words;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static FieldRule single(String name, FieldKind kind) {
        return FieldRule.single(name, kind, (path, value) -> Optional.empty(), UnaryOperator.identity());
    }
}
