/** When maintenance runs. */
@NullMarked
package org.woodshed.server.maintenance;

import org.jspecify.annotations.NullMarked;
