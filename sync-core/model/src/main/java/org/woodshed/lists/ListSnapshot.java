package org.woodshed.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All registers of all lists as one JSON value, and back. Equal states make equal JSON. Immutable. */
public final class ListSnapshot {
    /** Of what this version writes and can read. */
    public static final int SCHEMA = 1;
    private static final String CLOCK = "clock";
    private final long clock;
    private final Map<Element.Key, Element> elements;

    private ListSnapshot(long clock, Map<Element.Key, Element> elements) {
        this.clock = clock;
        this.elements = elements;
    }

    public static ListSnapshot of(ListReplica replica) {
        return new ListSnapshot(replica.clock(), Map.copyOf(replica.state().elements()));
    }

    long clock() {
        return clock;
    }

    List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        elements.forEach((key, element) -> element.registers().forEach((field, register) -> writes.add(new Write(key,
                field, register))));
        return writes;
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonValues.object().put(CLOCK, clock);
        ObjectNode lists = json.putObject("lists");
        ObjectNode items = json.putObject("items");
        Map<String, Element.Key> sorted = new TreeMap<>();
        elements.keySet().forEach(key -> sorted.put(key.sort() + "|" + key.id(), key));
        sorted.values().forEach(key -> (key.sort() == Element.Sort.LIST ? lists : items).set(key.id().value(), toJson(
                elements.getOrDefault(key, Element.NONE))));
        return json;
    }

    /** One element's registers. */
    public static ObjectNode toJson(Element element) {
        ObjectNode json = JsonValues.object();
        new TreeMap<>(element.registers()).forEach((field, register) -> {
            ArrayNode array = json.putArray(field).add(register.stamp().clock()).add(register.stamp().actor().value())
                    .add(register.stamp().minor()).add(register.stamp().by().value());
            array.add(register.value());
        });
        return json;
    }

    /**
     * Reads a snapshot.
     *
     * @throws IllegalArgumentException if it is none of this schema
     */
    public static ListSnapshot read(JsonNode json) {
        Map<Element.Key, Element> elements = new TreeMap<>((left, right) -> (left.sort() + "|" + left.id()).compareTo(
                right.sort() + "|" + right.id()));
        json.path("lists").properties().forEach(list -> elements.put(new Element.Key(Element.Sort.LIST, new EntityId(
                list.getKey())), readElement(list.getValue())));
        json.path("items").properties().forEach(item -> elements.put(new Element.Key(Element.Sort.ITEM, new EntityId(
                item.getKey())), readElement(item.getValue())));
        if (!json.path(CLOCK).isIntegralNumber()) {
            throw new IllegalArgumentException("a snapshot of lists has a clock");
        }
        return new ListSnapshot(json.path(CLOCK).longValue(), elements);
    }

    /**
     * Reads one element's registers.
     *
     * @throws IllegalArgumentException if a register is not as {@link #toJson(Element)} writes it
     */
    public static Element readElement(JsonNode json) {
        Map<String, Register> registers = new TreeMap<>();
        json.properties().forEach(field -> {
            JsonNode array = field.getValue();
            if (array.size() != 5 || !array.get(0).isIntegralNumber() || !array.get(1).isString() || !array.get(2)
                    .isIntegralNumber() || !array.get(3).isString()) {
                throw new IllegalArgumentException("a register is a stamp and a value");
            }
            registers.put(field.getKey(), new Register(new Stamp(array.get(0).longValue(), new DeviceId(array.get(1)
                    .stringValue()), array.get(2).longValue(), new DeviceId(array.get(3).stringValue())), array.get(
                            4)));
        });
        return new Element(registers);
    }
}
