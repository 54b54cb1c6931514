package org.woodshed.server.storage;

import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;

/** A change that met another one, so that its device has to decide. */
public record ConflictRecord(ChangeId changeId, EntityKey key, String reason) {}
