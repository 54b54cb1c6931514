package org.woodshed.client.outbox;

import java.util.List;

/**
 * What waits for the server, as far as a screen shows it. Immutable.
 *
 * @param first what was refused, then what goes next, no more than was asked for
 * @param total how many there are
 */
public record WaitingChanges(List<OutboxItem> first, int total) {
    public WaitingChanges {
        first = List.copyOf(first);
    }
}
