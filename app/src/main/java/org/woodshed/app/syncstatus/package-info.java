/** The sync chip, what waits for the server, and 'Sync now'. */
@NullMarked
package org.woodshed.app.syncstatus;

import org.jspecify.annotations.NullMarked;
