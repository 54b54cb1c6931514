/** Undo and redo over everything that is typed: each is a new edit, which syncs like any other. */
@NullMarked
package org.woodshed.app.undo;

import org.jspecify.annotations.NullMarked;
