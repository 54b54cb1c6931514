/** The practice timer as a pure state machine: it has no clock, no disk and no screen. */
@NullMarked
package org.woodshed.client.timer;

import org.jspecify.annotations.NullMarked;
