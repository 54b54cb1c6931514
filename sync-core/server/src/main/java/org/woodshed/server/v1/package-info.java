/** Version 1 of the sync protocol: whole states, for simple clients and scripts. One class for each of its calls. */
@NullMarked
package org.woodshed.server.v1;

import org.jspecify.annotations.NullMarked;
