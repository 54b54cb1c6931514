package org.woodshed.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.SyncControl;
import org.woodshed.model.DeviceId;

/** Names of other laptops, looked up again only when one turns up that has none yet. Not thread-safe. */
final class DeviceNames {
    private final SyncControl sync;
    private Map<String, String> names = Map.of();

    DeviceNames(SyncControl sync) {
        this.sync = sync;
    }

    /** The name of a device; null if the server has not told it. */
    @Nullable
    String of(@Nullable DeviceId device) {
        if (device != null && !names.containsKey(device.value())) {
            names = sync.deviceNames();
        }
        return device == null ? null : names.get(device.value());
    }
}
