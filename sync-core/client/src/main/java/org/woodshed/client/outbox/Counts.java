package org.woodshed.client.outbox;

/**
 * How much waits.
 *
 * @param due       changes that may go now, those on their way included
 * @param pending   all changes that are not confirmed and not refused for good
 * @param failed    changes the server has refused for good
 * @param conflicts entities with an open conflict
 */
public record Counts(int due, int pending, int failed, int conflicts) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);
}
