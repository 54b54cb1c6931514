package org.woodshed.server.storage;

import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Change;

/**
 * A change that was accepted, for the log.
 *
 * @param contentHash of the change as sent
 * @param seq         its own, or, where it changed nothing, that of the entity
 * @param version     of the entity right after it
 * @param result      the entity right after it; null where it changed nothing
 */
public record LoggedChange(Change change, String contentHash, long seq, String seqCheck, long version,
        @Nullable StoredEntity result) {}
