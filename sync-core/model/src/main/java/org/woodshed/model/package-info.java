/**
 * Entities of the logbook, their fields, limits and identity. Pure: no I/O, no threads, no clock of its own.
 */
@NullMarked
package org.woodshed.model;

import org.jspecify.annotations.NullMarked;
