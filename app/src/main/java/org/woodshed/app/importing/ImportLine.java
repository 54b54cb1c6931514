package org.woodshed.app.importing;

import org.woodshed.client.logbook.ImportedEntry;

/**
 * An entry that a file holds.
 *
 * @param line where it stands in the file, counted from 1
 */
public record ImportLine(int line, ImportedEntry entry) {}
