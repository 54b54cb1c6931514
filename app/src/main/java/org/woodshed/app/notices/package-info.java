/** The bar that tells what just happened, with a way back where there is one. */
@NullMarked
package org.woodshed.app.notices;

import org.jspecify.annotations.NullMarked;
