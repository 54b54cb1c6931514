package org.woodshed.server.storage;

/**
 * What a node has to know of a device that it has a socket of.
 *
 * @param epoch      tokens of an earlier one are worth nothing
 * @param generation of its user's log
 * @param lastSeq    the last seq of that log
 */
public record DeviceStanding(long epoch, String generation, long lastSeq) {}
