/** What can't be seen from outside: the queue of each user's writers. */
@NullMarked
package org.woodshed.server.changes;

import org.jspecify.annotations.NullMarked;
