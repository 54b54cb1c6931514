/** HTTP (OkHttp) and WebSocket (Tyrus) to the server. */
@NullMarked
package org.woodshed.client.transport;

import org.jspecify.annotations.NullMarked;
