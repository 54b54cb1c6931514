/**
 * Practice lists that merge by operations: registers of which the last writer wins, in fractional order. Pure: no clock,
 * no I/O, no threads; randomness is handed in.
 */
@NullMarked
package org.woodshed.lists;

import org.jspecify.annotations.NullMarked;
