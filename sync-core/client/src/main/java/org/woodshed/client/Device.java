package org.woodshed.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.store.SyncStore;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityIds;

/** This data folder as a device: one id, until another folder turns out to use the same, and the name other laptops show. Thread-safe. */
final class Device {
    private static final String ID = "device_id";
    private static final String NAME = "device_name";

    private final SyncStore store;

    /** The device of a store, minted when the store is new. */
    Device(SyncStore store, EntityIds ids) {
        this.store = store;
        if (store.setting(ID).isEmpty()) {
            store.putSetting(ID, ids.device().value()).join();
        }
    }

    /** Takes over the id under which an account has just signed in. */
    void become(String deviceId) {
        store.putSetting(ID, deviceId).join();
    }

    DeviceId id() {
        return new DeviceId(store.setting(ID).orElseThrow());
    }

    /** As the person named it; before that, as the machine is called. */
    String name() {
        return store.setting(NAME).orElseGet(Device::hostName);
    }

    /** The id among settings that were read before. */
    static String id(Map<String, String> settings) {
        return Objects.requireNonNull(settings.get(ID), "a store has its device's id");
    }

    /** The name among settings that were read before. */
    static String name(Map<String, String> settings) {
        String name = settings.get(NAME);
        return name == null ? hostName() : name;
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
