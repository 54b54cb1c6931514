package org.woodshed.testkit.simulation;

import org.woodshed.model.EntityKey;

/**
 * A word somebody typed into an entity and was told is saved.
 *
 * @param user whose logbook was open; empty for nobody's
 */
record Typed(String user, SimulatedLaptop laptop, EntityKey entity, String word) {}
