/** Controls that several features share. */
@NullMarked
package org.woodshed.app.controls;

import org.jspecify.annotations.NullMarked;
