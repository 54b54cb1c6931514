package org.woodshed.client.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How the user's other laptops are called. */
final class DeviceNames {
    private DeviceNames() {}

    public static Map<String, String> all(Handle handle) {
        Map<String, String> names = new HashMap<>();
        handle.createQuery("select device_id, name from device_name where name is not null").map((row,
                context) -> names.put(row.getString("device_id"), row.getString("name"))).list();
        return names;
    }

    public static void put(Handle handle, String deviceId, String name) {
        handle.execute("merge into device_name (device_id, name) key (device_id) values (?, ?)", deviceId, name);
    }
}
