/** The WebSocket side: who is connected, and what they are sent. */
@NullMarked
package org.woodshed.server.ws;

import org.jspecify.annotations.NullMarked;
