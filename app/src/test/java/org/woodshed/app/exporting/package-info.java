@NullMarked
package org.woodshed.app.exporting;

import org.jspecify.annotations.NullMarked;
