/**
 * Reads files of other applications into the logbook: first a preview that changes nothing, then one import. Everything
 * here but {@link org.woodshed.app.importing.Importer} is pure.
 */
@NullMarked
package org.woodshed.app.importing;

import org.jspecify.annotations.NullMarked;
