/** The list of pieces, and what is known about the chosen one. */
@NullMarked
package org.woodshed.app.pieces;

import org.jspecify.annotations.NullMarked;
