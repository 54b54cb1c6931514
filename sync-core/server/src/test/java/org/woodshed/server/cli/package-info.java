/** What command lines come to. */
@NullMarked
package org.woodshed.server.cli;

import org.jspecify.annotations.NullMarked;
