package org.woodshed.client.logbook;

import org.jspecify.annotations.Nullable;

/** A piece as a person names it; which one is meant follows from the normalised parts. */
public record PieceName(String title, @Nullable String composer) {}
