package org.woodshed.client.store;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Small texts by name that belong to this data folder. */
final class Settings {
    public static final String DEVICE_ID = "device_id";
    public static final String DEVICE_NAME = "device_name";

    public static final String SERVER_PIN = "server_pin";
    public static final String SERVER_MAY_BE_READABLE = "server_may_be_readable";

    private Settings() {}

    public static Optional<String> get(Handle handle, String name) {
        return Sql
                .query(handle, "select text_value from setting where name = ?", row -> row.getString("text_value"),
                        name)
                .stream().findFirst();
    }

    static Map<String, String> all(Handle handle) {
        return handle.createQuery("select name, text_value from setting").map((row, context) -> Map.entry(row.getString(
                "name"), row.getString("text_value"))).list().stream().collect(Collectors.toMap(Map.Entry::getKey,
                        Map.Entry::getValue));
    }

    public static void put(Handle handle, String name, String value) {
        handle.execute("merge into setting (name, text_value) key (name) values (?, ?)", name, value);
    }
}
