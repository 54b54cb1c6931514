package org.woodshed.client.diagnostics;

import java.time.Instant;

/** One thing that happened: when, and what in a few English words that hold nothing personal. */
public record JournalEntry(Instant at, String what) {}
