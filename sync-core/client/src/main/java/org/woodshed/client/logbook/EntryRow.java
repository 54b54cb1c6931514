package org.woodshed.client.logbook;

import org.woodshed.model.LogbookEntry;

/**
 * An entry as a list shows it.
 *
 * @param pending     it has changes the server has not confirmed
 * @param needsChoice it has an open conflict
 */
public record EntryRow(LogbookEntry entry, boolean pending, boolean needsChoice) {}
