/** The screen "Lists": routines, setlists and other lists of what to practise. */
@NullMarked
package org.woodshed.app.lists;

import org.jspecify.annotations.NullMarked;
