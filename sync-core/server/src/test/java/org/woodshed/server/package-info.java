/** The server as its clients see it: every test starts a real one, with a real database file, on a free port. */
@NullMarked
package org.woodshed.server;

import org.jspecify.annotations.NullMarked;
