package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that somebody logged in one file, to be taken over by another: what screens show, what is in the trash, and how
 * everything was before. Immutable.
 *
 * @param shown   by entity
 * @param trash   rows of that table
 * @param history rows of that table, oldest first
 */
public record Belongings(Map<EntityKey, ObjectNode> shown, List<Map<String, @Nullable Object>> trash,
        List<Map<String, @Nullable Object>> history) {
    /** Numbers the rows within one file. */
    private static final String POSITION = "position";

    /** Nothing. */
    public static final Belongings NONE = new Belongings(Map.of(), List.of(), List.of());

    static Belongings read(Handle handle) {
        return new Belongings(LogbookReader.everything(handle), rows(handle, "select * from trash"), rows(handle,
                "select * from history order by position"));
    }

    /** What only this laptop's history has: the server never took it, and nothing shows it any more. */
    static Belongings onlyHere(Handle handle) {
        return new Belongings(Map.of(), List.of(),
                rows(handle, "select * from history where unsent order by position"));
    }

    /** The history, to be kept in a file. */
    public ObjectNode historyAsJson() {
        ObjectNode json = JsonValues.object();
        ArrayNode rows = json.putArray("history");
        for (Map<String, @Nullable Object> row : history) {
            rows.add(Json.toObject(row));
        }
        return json;
    }

    /** What {@link #historyAsJson} wrote. */
    public static Belongings ofHistory(ObjectNode json) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : json.path("history")) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            row.properties().forEach(column -> columns.put(column.getKey(), value(column.getValue())));
            rows.add(columns);
        }
        return new Belongings(Map.of(), List.of(), rows);
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNumber() ? (Object) json.longValue() : json.stringValue();
    }

    private static List<Map<String, @Nullable Object>> rows(Handle handle, String query) {
        return handle.createQuery(query).mapToMap().list();
    }

    /**
     * Adds the past; what is shown has to be taken over first, as edits. What is there already is not doubled: taking over may
     * have been cut off before, when this much of it was done.
     */
    void writePast(Handle handle) {
        for (Map<String, @Nullable Object> row : trash) {
            insert(handle, "merge into trash", row);
        }
        for (Map<String, @Nullable Object> row : history) {
            if (!isInHistory(handle, row)) {
                insert(handle, "insert into history", row);
            }
        }
    }

    private static boolean isInHistory(Handle handle, Map<String, @Nullable Object> row) {
        List<String> columns = columns(row);
        var search = handle.createQuery(columns.stream().map(column -> column + " is not distinct from :" + column)
                .collect(Collectors.joining(" and ", "select count(*) from history where ", "")));
        columns.forEach(column -> search.bind(column, row.get(column)));
        return search.mapTo(Long.class).one() > 0;
    }

    private static void insert(Handle handle, String into, Map<String, @Nullable Object> row) {
        List<String> columns = columns(row);
        var insertion = handle.createUpdate(into + " (" + String.join(", ", columns) + ") values (:" + String.join(
                ", :", columns) + ")");
        columns.forEach(column -> insertion.bind(column, row.get(column)));
        insertion.execute();
    }

    private static List<String> columns(Map<String, @Nullable Object> row) {
        return row.keySet().stream().filter(column -> !column.equals(POSITION)).toList();
    }
}
