package org.woodshed.server.storage;

import org.woodshed.protocol.ServerChange;

/**
 * One entity of a page of changes.
 *
 * @param check      the random text of the change's seq
 * @param dataLength of its data as JSON, in characters
 */
public record PageItem(ServerChange change, String check, int dataLength) {}
