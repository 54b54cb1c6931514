package org.woodshed.server.storage;

import org.woodshed.protocol.HistoryItem;

/**
 * One change of the history.
 *
 * @param length of its JSON, in characters
 */
public record HistoryRow(HistoryItem item, int length) {}
