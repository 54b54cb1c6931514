/**
 * The command line of the application: {@code woodshed log}, {@code woodshed sync} and so on. Nothing here loads JavaFX
 * unless a window is wanted.
 */
@NullMarked
package org.woodshed.app.cli;

import org.jspecify.annotations.NullMarked;
