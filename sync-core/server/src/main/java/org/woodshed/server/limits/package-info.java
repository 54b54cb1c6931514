/** How often anybody may ask. */
@NullMarked
package org.woodshed.server.limits;

import org.jspecify.annotations.NullMarked;
