/** Backups of mirubato, a practice logbook for browsers (its JSON of version 2), in the terms of this domain. Pure. */
@NullMarked
package org.woodshed.model.mirubato;

import org.jspecify.annotations.NullMarked;
