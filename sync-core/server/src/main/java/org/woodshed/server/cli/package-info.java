/** The command line of the sync server. */
@NullMarked
package org.woodshed.server.cli;

import org.jspecify.annotations.NullMarked;
