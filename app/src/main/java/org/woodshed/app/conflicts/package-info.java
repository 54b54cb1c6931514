/** Entries that two laptops changed differently, and the choice between them. */
@NullMarked
package org.woodshed.app.conflicts;

import org.jspecify.annotations.NullMarked;
