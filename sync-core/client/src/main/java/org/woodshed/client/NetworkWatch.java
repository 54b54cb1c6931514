package org.woodshed.client;

import java.util.function.Supplier;

/** Notices that this machine's network is another than at the last look. For one thread. */
final class NetworkWatch {
    private final Supplier<String> network;
    private String known;

    /** @param network how the machine is reached now, as a text that is the same as long as that is */
    NetworkWatch(Supplier<String> network) {
        this.network = network;
        this.known = network.get();
    }

    boolean changed() {
        String now = network.get();
        boolean changed = !now.equals(known);
        known = now;
        return changed;
    }
}
