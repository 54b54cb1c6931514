package org.woodshed.app.pieces;

/** One earlier stretch on a piece, in words. */
public record RecentSession(String when, String length) {}
