package org.woodshed.protocol;

import java.util.List;

/** What a server offers; anybody may ask. */
public record Capabilities(List<String> protocols, ServerLimits limits, int minSchema, int schema, boolean v2Enabled) {
    /** The bounds of requests and frames. */
    public record ServerLimits(int maxChanges, int maxBodyBytes, int maxFrameItems) {}

    /** @throws IllegalArgumentException if a part is missing */
    public Capabilities {
        Required.present("protocols", protocols);
        Required.present("limits", limits);
    }
}
