package org.woodshed.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON codec of laptop, server, database and files. Strict in what it reads: a number is not a text, a key stands
 * once, nothing is nested deeper than {@value #MAX_DEPTH}. Thread-safe.
 */
public final class Json {
    /** The top-level value is depth 1. */
    public static final int MAX_DEPTH = 32;

    /** An answer wraps data a few levels deeper than the request that brought it. */
    private static final int MAX_ANSWER_DEPTH = MAX_DEPTH + 8;
    private static final JsonMapper MAPPER = mapper(MAX_DEPTH);
    private static final JsonMapper ANSWERS = mapper(MAX_ANSWER_DEPTH);

    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @throws JsonException if the text is no JSON object, or holds what the wire does not allow
     */
    public static ObjectNode readObject(String text) throws JsonException {
        try {
            return JsonLimits.object(MAPPER.readTree(text));
        } catch (JacksonException unreadable) {
            throw JsonException.of(unreadable);
        }
    }

    /** As {@link #readObject(String)}, from UTF-8 bytes. */
    public static ObjectNode readObject(byte[] utf8) throws JsonException {
        try {
            return JsonLimits.object(MAPPER.readTree(utf8));
        } catch (JacksonException unreadable) {
            throw JsonException.of(unreadable);
        }
    }

    /** Reads UTF-8 JSON into a wire record. */
    public static <T> T read(byte[] utf8, Class<T> type) throws JsonException {
        return convert(readObject(utf8), type);
    }

    /** Reads JSON text into a wire record. */
    public static <T> T read(String text, Class<T> type) throws JsonException {
        return convert(readObject(text), type);
    }

    /**
     * Reads what a server answers or sends. Strict too, but a few levels deeper than requests may be: what the server
     * accepted from one laptop must stay readable for all others.
     */
    public static <T> T readAnswer(byte[] utf8, Class<T> type) throws JsonException {
        try {
            return convert(JsonLimits.object(ANSWERS.readTree(utf8)), type);
        } catch (JacksonException unreadable) {
            throw JsonException.of(unreadable);
        }
    }

    /** As {@link #readAnswer(byte[], Class)}, from text and without making a record of it. */
    static ObjectNode readAnswer(String text) throws JsonException {
        try {
            return JsonLimits.object(ANSWERS.readTree(text));
        } catch (JacksonException unreadable) {
            throw JsonException.of(unreadable);
        }
    }

    /** Makes a wire record of a JSON object. */
    public static <T> T convert(JsonNode object, Class<T> type) throws JsonException {
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JacksonException unreadable) {
            throw JsonException.of(unreadable);
        }
    }

    /** A wire record as a JSON object. */
    public static ObjectNode toObject(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static byte[] writeBytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Any JSON value as the one member of an object. */
    public static ObjectNode wrap(String name, JsonNode value) {
        ObjectNode object = MAPPER.createObjectNode();
        object.set(name, value);
        return object;
    }

    /** Reads data that this program itself wrote earlier, such as a database column. */
    public static ObjectNode readStored(String text) {
        return (ObjectNode) ANSWERS.readTree(text);
    }

    private static JsonMapper mapper(int maxDepth) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule().addDeserializer(Instant.class, new IsoInstants()))
                .withCoercionConfig(LogicalType.Textual, config -> {
                    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .changeDefaultNullHandling(handling -> handling.withContentNulls(Nulls.FAIL))
                .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }
}
