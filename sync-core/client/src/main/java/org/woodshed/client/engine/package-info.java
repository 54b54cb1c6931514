/** The sync engine: a state machine of events and effects without I/O, threads or a clock of its own, and its statuses. */
@NullMarked
package org.woodshed.client.engine;

import org.jspecify.annotations.NullMarked;
