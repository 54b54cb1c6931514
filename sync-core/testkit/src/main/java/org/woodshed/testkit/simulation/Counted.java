package org.woodshed.testkit.simulation;

import org.woodshed.model.EntityId;

/** What somebody added to a goal's count and was told is saved: it has to be in the sum, and only once. */
record Counted(String user, EntityId goal, int added) {}
