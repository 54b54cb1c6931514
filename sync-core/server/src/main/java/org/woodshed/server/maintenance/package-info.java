/** What the server does by itself from time to time, so that it keeps what it must and nothing else. */
@NullMarked
package org.woodshed.server.maintenance;

import org.jspecify.annotations.NullMarked;
