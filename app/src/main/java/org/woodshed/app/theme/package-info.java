/** Colours, fonts and icons. */
@NullMarked
package org.woodshed.app.theme;

import org.jspecify.annotations.NullMarked;
