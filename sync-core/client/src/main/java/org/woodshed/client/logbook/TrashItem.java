package org.woodshed.client.logbook;

import java.time.Instant;
import org.woodshed.model.EntityState;

/** Something that was deleted here or elsewhere, whole: it can be brought back for thirty days. */
public record TrashItem(EntityState state, Instant deletedAt) {}
