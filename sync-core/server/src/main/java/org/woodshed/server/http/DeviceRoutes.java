package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Paths;
import org.woodshed.server.auth.Devices;
import org.woodshed.server.auth.Session;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.Device;

/** An account's devices: list, rename, revoke. */
final class DeviceRoutes {
    private static final String ONE = Paths.DEVICES + "/{id}";

    private final Devices devices;
    private final Callers callers;
    private final ConnectedDevices connected;

    DeviceRoutes(Devices devices, Callers callers, ConnectedDevices connected) {
        this.devices = devices;
        this.callers = callers;
        this.connected = connected;
    }

    void register(RoutesConfig routes) {
        routes.get(Paths.DEVICES, context -> {
            Session session = callers.of(context);
            Set<DeviceId> online = connected.of(session.userId());
            Answers.json(context, 200, new DeviceList(devices.list(session.userId()).stream().map(device -> item(device,
                    session, online)).toList()));
        });
        routes.patch(ONE, context -> {
            Session session = callers.of(context);
            DeviceRename rename = Bodies.read(context, DeviceRename.class);
            Device renamed = devices.rename(session.userId(), deviceId(context), rename.name());
            Answers.json(context, 200, item(renamed, session, connected.of(session.userId())));
        });
        routes.delete(ONE, context -> {
            Session session = callers.of(context);
            devices.revoke(session.userId(), deviceId(context));
            context.status(204);
        });
    }

    private static DeviceList.Item item(Device device, Session session, Set<DeviceId> online) {
        return new DeviceList.Item(device.deviceId(), device.name(), device.lastSeenAt(), device.cursor(), online
                .contains(device.deviceId()), device.deviceId().equals(session.deviceId()));
    }

    private static DeviceId deviceId(Context context) {
        try {
            return new DeviceId(context.pathParam("id"));
        } catch (IllegalArgumentException noId) {
            throw ApiException.of(ErrorCode.NOT_FOUND, "There is no such device");
        }
    }
}
