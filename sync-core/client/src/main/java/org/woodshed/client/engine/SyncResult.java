package org.woodshed.client.engine;

/** How a sync that somebody asked for ended. */
public sealed interface SyncResult {
    /**
     * The outbox is empty and everything of the server's is here; both digests are equal.
     *
     * @param sent     changes confirmed in this run
     * @param received changes of other devices applied in this run
     */
    record Done(int sent, int received) implements SyncResult {}

    /** It went through, but something needs a person: open conflicts or changes the server did not accept. */
    record NeedsAttention(int sent, int received, int conflicts, int failed) implements SyncResult {}

    /**
     * The server was not reached, or not to the end. Nothing is lost.
     *
     * @param code    of {@link TransportFailure#code}, or stopped, not_yet_accepted, closed, no_answer
     * @param message for a person, in English
     */
    record NotReached(String code, String message, int sent, int pending) implements SyncResult {}

    /** No server is connected yet. */
    record NeverConnected() implements SyncResult {}

    /** The server wants a new sign-in. */
    record SignedOut() implements SyncResult {}
}
