@NullMarked
package org.woodshed.app.importing;

import org.jspecify.annotations.NullMarked;
