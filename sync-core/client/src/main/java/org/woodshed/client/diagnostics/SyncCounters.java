package org.woodshed.client.diagnostics;

/**
 * What happened since this Woodshed was started.
 *
 * @param syncs            rounds that were begun and have ended
 * @param meanMillis       how long the server took to answer, on average; 0 before the first answer
 * @param p95Millis        how long it took at most in 95 of 100 cases, of the last answers
 * @param conflicts        entities that came to need a choice
 * @param digestMismatches how often laptop and server differed when they should have been equal
 * @param reconnects       how often the socket was opened again
 * @param bytesSent        over HTTP, heads included, compressed as it went
 * @param bytesReceived    the same, and what came over the socket
 */
public record SyncCounters(Health health, long syncs, long successes, long failures, long conflicts, long meanMillis,
        long p95Millis, long digestMismatches, long reconnects, long confirmed, long received,
        long bytesSent, long bytesReceived) {}
