package org.woodshed.server.storage;

/**
 * List operations that lost their payloads.
 *
 * @param upTo   the highest seq among them; 0 if there are none
 * @param length of the payloads as JSON, in characters
 */
public record PrunedOperations(long upTo, long length) {}
