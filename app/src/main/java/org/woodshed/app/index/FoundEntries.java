package org.woodshed.app.index;

import java.util.List;

/**
 * What was found. Immutable.
 *
 * @param entries newest first
 * @param seconds how long all of them are; where a length is unknown, nothing
 */
public record FoundEntries(List<IndexedEntry> entries, long seconds) {}
