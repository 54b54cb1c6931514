/** The steps of the sync protocol over one change log: apply, page, digest, history. */
@NullMarked
package org.woodshed.server.changes;

import org.jspecify.annotations.NullMarked;
