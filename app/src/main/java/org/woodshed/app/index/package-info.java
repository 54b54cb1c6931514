/** The whole logbook in memory, for whatever has to look at all of it at once. */
@NullMarked
package org.woodshed.app.index;

import org.jspecify.annotations.NullMarked;
