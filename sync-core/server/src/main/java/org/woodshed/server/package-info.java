/** The sync server: starts and stops it, within any program. */
@NullMarked
package org.woodshed.server;

import org.jspecify.annotations.NullMarked;
