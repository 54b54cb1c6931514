package org.woodshed.client.history;

import java.time.Instant;
import org.woodshed.model.EntityKey;

/**
 * An entity that was changed, here or elsewhere.
 *
 * @param at when it was changed last, as far as this laptop knows
 */
public record ChangedItem(EntityKey key, Instant at) {}
