/** Who changed what and when, of any entry, piece or goal, and the way back to an earlier state. */
@NullMarked
package org.woodshed.app.history;

import org.jspecify.annotations.NullMarked;
