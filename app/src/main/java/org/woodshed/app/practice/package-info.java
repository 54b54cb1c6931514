/** The timer bar. */
@NullMarked
package org.woodshed.app.practice;

import org.jspecify.annotations.NullMarked;
