/** Changing many things at once: entries that were chosen together, and a tag wherever it stands. */
@NullMarked
package org.woodshed.app.bulk;

import org.jspecify.annotations.NullMarked;
