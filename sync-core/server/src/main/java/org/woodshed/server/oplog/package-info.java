/** Practice lists: operations that the server puts in order without looking into them. */
@NullMarked
package org.woodshed.server.oplog;

import org.jspecify.annotations.NullMarked;
