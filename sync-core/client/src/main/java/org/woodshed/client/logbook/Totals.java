package org.woodshed.client.logbook;

/** Everything in the logbook, counted. Lengths that are unknown count as none. */
public record Totals(int entries, int pieces, long seconds) {}
