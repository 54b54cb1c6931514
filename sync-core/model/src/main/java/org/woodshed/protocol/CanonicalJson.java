package org.woodshed.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one spelling of RFC 8785 (JSON Canonicalization Scheme), and hashes of it. Pure. Numbers that are not
 * whole are written by the RFC author's library; the rest is short enough to stand here and is compared with that
 * library in tests.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String write(JsonNode node) {
        StringBuilder text = new StringBuilder(256);
        append(text, node);
        return text.toString();
    }

    /** Lower-case hex SHA-256 of the canonical text in UTF-8. */
    public static String sha256(JsonNode node) {
        return HexFormat.of().formatHex(sha256(write(node)));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static void append(StringBuilder text, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(text, node);
            case ARRAY -> appendArray(text, node);
            case STRING -> appendText(text, node.stringValue());
            case NUMBER -> text.append(number(node));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            default -> throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
        }
    }

    private static void appendObject(StringBuilder text, JsonNode object) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        fields.sort(Map.Entry.comparingByKey());
        text.append('{');
        for (int index = 0; index < fields.size(); index++) {
            text.append(index == 0 ? "" : ",");
            appendText(text, fields.get(index).getKey());
            text.append(':');
            append(text, fields.get(index).getValue());
        }
        text.append('}');
    }

    private static void appendArray(StringBuilder text, JsonNode array) {
        text.append('[');
        for (int index = 0; index < array.size(); index++) {
            text.append(index == 0 ? "" : ",");
            append(text, array.get(index));
        }
        text.append(']');
    }

    private static String number(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asString();
        }
        try {
            return NumberToJSON.serializeNumber(number.doubleValue());
        } catch (IOException notFinite) {
            throw new IllegalArgumentException("JSON has no such number", notFinite);
        }
    }

    private static void appendText(StringBuilder text, String value) {
        text.append('"');
        int plain = 0;
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if (c >= 0x20 && c != '"' && c != '\\') {
                continue;
            }
            // Most texts have nothing to be escaped: they are copied as a whole.
            text.append(value, plain, index);
            plain = index + 1;
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            }
        }
        text.append(value, plain, value.length()).append('"');
    }
}
