/** Changes that wait for the server: how they coalesce and how they move onto newer states. Pure. */
@NullMarked
package org.woodshed.client.outbox;

import org.jspecify.annotations.NullMarked;
