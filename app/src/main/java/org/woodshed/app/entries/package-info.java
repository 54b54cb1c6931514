/** The days with their entries: adding, editing in place, deleting and bringing back. */
@NullMarked
package org.woodshed.app.entries;

import org.jspecify.annotations.NullMarked;
