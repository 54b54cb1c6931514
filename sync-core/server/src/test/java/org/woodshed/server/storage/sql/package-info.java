/** What can't be seen from outside: shared flushes, and the plans of queries. */
@NullMarked
package org.woodshed.server.storage.sql;

import org.jspecify.annotations.NullMarked;
