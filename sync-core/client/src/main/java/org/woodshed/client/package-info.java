/** The logbook on a laptop. */
@NullMarked
package org.woodshed.client;

import org.jspecify.annotations.NullMarked;
