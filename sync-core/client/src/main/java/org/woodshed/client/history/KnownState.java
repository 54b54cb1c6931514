package org.woodshed.client.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state that this laptop kept when another took its place.
 *
 * @param setAside  true if it was typed here and never took effect as it was
 * @param byOther   whether another laptop's change took its place
 * @param device    that laptop's name, where it is known
 * @param changedAt when that was
 */
public record KnownState(ObjectNode data, boolean deleted, boolean setAside, boolean byOther, @Nullable String device,
        Instant changedAt) {}
