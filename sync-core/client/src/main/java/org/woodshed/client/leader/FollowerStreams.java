package org.woodshed.client.leader;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * The follower's standard streams as the leader uses them. Each for one thread at a time.
 *
 * @param gone completes when the follower has gone: nobody reads any more
 */
public record FollowerStreams(InputStream in, OutputStream out, OutputStream err, CompletableFuture<Void> gone) {}
