package org.woodshed.testkit.simulation;

import org.jspecify.annotations.Nullable;

/**
 * One call to the server.
 *
 * @param path  with its query
 * @param token null if nobody is signed in yet
 * @param body  JSON; empty for a GET
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are on the wire, never compared
record Call(String path, @Nullable String token, byte[] body) {}
