/** What was deleted in the last thirty days, and the way back. */
@NullMarked
package org.woodshed.app.trash;

import org.jspecify.annotations.NullMarked;
