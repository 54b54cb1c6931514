package org.woodshed.lists;

import org.woodshed.model.EntityId;

/** A list as screens show it. */
public record PracticeList(EntityId id, ListKind kind, String name) {}
