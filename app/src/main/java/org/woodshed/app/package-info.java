/** The desktop application: its start, its window, and the place where everything is wired together. */
@NullMarked
package org.woodshed.app;

import org.jspecify.annotations.NullMarked;
