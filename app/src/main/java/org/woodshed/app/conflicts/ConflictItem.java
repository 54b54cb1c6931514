package org.woodshed.app.conflicts;

import java.util.List;
import org.woodshed.model.EntityKey;

/**
 * An entity that needs a choice.
 *
 * @param theirs heads the other laptop's column: its name, and when its change arrived
 */
public record ConflictItem(EntityKey key, String what, String theirs, List<FieldChoice> fields) {}
