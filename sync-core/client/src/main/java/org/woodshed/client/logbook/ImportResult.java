package org.woodshed.client.logbook;

/**
 * What an import added, once it is safe on the disk.
 *
 * @param alreadyThere lines whose entry was here before (or had been deleted here), left alone
 */
public record ImportResult(int entriesAdded, int piecesAdded, int alreadyThere) {}
