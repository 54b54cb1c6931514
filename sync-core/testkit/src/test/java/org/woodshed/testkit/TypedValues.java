package org.woodshed.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityType;
import org.woodshed.model.FieldRule;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Types random values into random fields of any known type, so that each can be found again. Not thread-safe. */
@NullMarked
final class TypedValues {
    private static final int LONG_TEXT = 700;
    private final Random random;

    TypedValues(Random random) {
        this.random = random;
    }

    /**
     * Changes one or two fields.
     *
     * @return by field: what was typed
     */
    Map<String, String> edit(EntityType type, ObjectNode data, int number) {
        EntitySchema schema = Schemas.of(type);
        List<String> fields = new ArrayList<>(schema.knownFields());
        fields.remove("createdAt");
        fields.sort(null);
        Map<String, String> typed = new TreeMap<>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            String field = fields.get(random.nextInt(fields.size()));
            typed.put(field, type(schema.rule(field), data, "w" + number + "x" + random.nextInt(100_000)));
        }
        ObjectNode canonical = CanonicalData.of(schema, data);
        data.removeAll();
        data.setAll(canonical);
        return typed;
    }

    private String type(FieldRule rule, ObjectNode data, String word) {
        String field = rule.name();
        return switch (rule.kind()) {
            case SET -> {
                String member = field.equals("links") ? "https://example.org/" + word : word;
                data.set(field, JsonValues.texts(List.of(member)));
                yield member;
            }
            case KEYED -> {
                String part = switch (field) {
                    case "pieces" -> "measures";
                    case "passages" -> "label";
                    default -> "title";
                };
                data.putArray(field).addObject().put(rule.keyName(), "k" + random.nextInt(3)).put(part, word);
                yield word;
            }
            case TEXT -> {
                String before = data.path(field).asString("");
                data.put(field, before.isEmpty() || random.nextInt(3) == 0 ? word : last(before) + "\n" + word);
                yield word;
            }
            case DURATION, COUNTER -> number(data, field, 1 + random.nextInt(80_000));
            default -> register(data, field, word);
        };
    }

    private String register(ObjectNode data, String field, String word) {
        return switch (field) {
            case "rating", "difficulty" -> number(data, field, 1 + random.nextInt(5));
            case "targetTempoBpm" -> number(data, field, 10 + random.nextInt(391));
            case "targetValue" -> number(data, field, 1 + random.nextInt(100_000));
            case "startDate", "targetDate" -> text(data, field, LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3_000))
                    .toString());
            case "when" -> {
                String start = Instant.parse("2026-11-20T17:40:00Z").plusSeconds(random.nextInt(1_000_000)).toString();
                ObjectNode when = data.withObjectProperty(field).deepCopy();
                data.set(field, when.put("startedAt", start));
                yield start;
            }
            default -> text(data, field, word);
        };
    }

    private static String number(ObjectNode data, String field, int value) {
        data.put(field, value);
        return String.valueOf(value);
    }

    private static String text(ObjectNode data, String field, String value) {
        data.put(field, value);
        return value;
    }

    /** Merged texts may grow; what is typed may not. */
    private static String last(String text) {
        return text.length() < LONG_TEXT ? text : text.substring(text.length() - LONG_TEXT);
    }

    /** Gathers every text and number of a value, texts line by line. */
    static void collect(Map<String, Set<String>> texts, String field, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isContainer()) {
            value.forEach(item -> collect(texts, field, item));
        } else {
            texts.computeIfAbsent(field, any -> new HashSet<>()).addAll(value.asString("").lines().toList());
        }
    }
}
