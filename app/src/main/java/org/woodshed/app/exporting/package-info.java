/** Writes the logbook into files that other applications read: JSON with everything, CSV, iCalendar. */
@NullMarked
package org.woodshed.app.exporting;

import org.jspecify.annotations.NullMarked;
