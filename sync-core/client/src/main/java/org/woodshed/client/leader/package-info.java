/**
 * One leader per data folder: the process that holds its lock owns store, outbox and socket, and does for the others what
 * they ask over a Unix-domain socket.
 */
@NullMarked
package org.woodshed.client.leader;

import org.jspecify.annotations.NullMarked;
