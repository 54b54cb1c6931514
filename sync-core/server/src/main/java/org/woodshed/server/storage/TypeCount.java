package org.woodshed.server.storage;

import org.woodshed.model.EntityType;

/** How many entities of one type a user has; tombstones are counted apart. */
public record TypeCount(EntityType type, boolean deleted, long count) {}
