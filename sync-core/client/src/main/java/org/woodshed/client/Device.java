package org.woodshed.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.store.SyncStore;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityIds;

/** This data folder as a device: one id for ever, and the name other laptops show. Thread-safe. */
final class Device {
    private static final String ID = "device_id";
    private static final String NAME = "device_name";

    private final SyncStore store;
    private final DeviceId id;

    /** The device of a store, minted when the store is new. */
    Device(SyncStore store, EntityIds ids) {
        this.store = store;
        this.id = store.setting(ID).map(DeviceId::new).orElseGet(() -> mint(store, ids));
    }

    private static DeviceId mint(SyncStore store, EntityIds ids) {
        DeviceId minted = ids.device();
        store.putSetting(ID, minted.value()).join();
        return minted;
    }

    DeviceId id() {
        return id;
    }

    /** As the person named it; before that, as the machine is called. */
    String name() {
        return store.setting(NAME).orElseGet(Device::hostName);
    }

    CompletableFuture<Boolean> rename(String name) {
        return store.putSetting(NAME, name);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this laptop";
        }
    }
}
