package org.woodshed.client.outbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a person settles a disputed field. */
public sealed interface Choice {
    /** One side's value. */
    record Take(Side side) implements Choice {}

    /** Both texts, one below the other; for any other kind of field this laptop's value. */
    record Both() implements Choice {}

    /** A value of one's own; null clears the field. */
    record Value(@Nullable JsonNode value) implements Choice {}
}
