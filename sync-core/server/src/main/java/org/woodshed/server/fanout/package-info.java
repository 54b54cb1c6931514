/** News of one node, told to whoever listens: sockets here, other nodes later. */
@NullMarked
package org.woodshed.server.fanout;

import org.jspecify.annotations.NullMarked;
