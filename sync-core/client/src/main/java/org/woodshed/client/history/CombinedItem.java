package org.woodshed.client.history;

import java.time.Instant;
import org.woodshed.client.outbox.Combined;
import org.woodshed.model.EntityKey;

/**
 * Something that was decided without asking, as it is listed for 30 days.
 *
 * @param position names it
 * @param at       when it was decided here
 */
public record CombinedItem(long position, EntityKey key, Combined combined, Instant at) {}
