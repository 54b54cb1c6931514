/** Copies of an embedded database, taken while its server runs or not, and how one comes back. */
@NullMarked
package org.woodshed.server.backup;

import org.jspecify.annotations.NullMarked;
