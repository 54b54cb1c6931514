package org.woodshed.model;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in tests, with single quotes where JSON has double ones. */
public final class TestJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private TestJson() {}

    public static ObjectNode object(String text) {
        return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
    }
}
