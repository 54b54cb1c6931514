package org.woodshed.client.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How the user's other laptops are called. */
final class DeviceNames {
    private DeviceNames() {}

    public static Map<String, String> all(Handle handle) {
        Map<String, String> names = new HashMap<>();
        Sql.query(handle, "select device_id, name from device_name where name is not null",
                row -> names.put(row.getString(
                        1), row.getString(2)));
        return names;
    }

    public static void put(Handle handle, String deviceId, String name) {
        handle.execute("merge into device_name (device_id, name) key (device_id) values (?, ?)", deviceId, name);
    }
}
