package org.woodshed.server.changes;

import java.util.Collection;
import java.util.List;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;

/**
 * What a request is about, so that it can be read at once.
 *
 * @param changeIds those that may have been here before
 */
public record Scope(Collection<EntityKey> keys, Collection<ChangeId> changeIds) {
    static final Scope NONE = new Scope(List.of(), List.of());

    static Scope of(List<Change> changes) {
        return new Scope(changes.stream().map(Change::key).distinct().toList(), changes.stream().map(Change::changeId)
                .distinct().toList());
    }
}
