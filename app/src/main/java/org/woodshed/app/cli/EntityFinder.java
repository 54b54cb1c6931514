package org.woodshed.app.cli;

import java.util.List;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;

/** Finds the entry or piece that somebody means by an id. */
final class EntityFinder {
    private EntityFinder() {}

    /**
     * The piece of this very id, or the entry of an id or its beginning.
     *
     * @throws CommandException if there is neither
     */
    static EntityKey find(Logbook logbook, String id) throws CommandException {
        try {
            EntityId whole = new EntityId(id);
            if (logbook.piece(whole).isPresent()) {
                return EntityKey.piece(whole);
            }
            if (logbook.entry(whole).isEmpty() && !logbook.known(List.of(whole)).isEmpty()) {
                return EntityKey.entry(whole);
            }
        } catch (IllegalArgumentException noId) {
            throw CommandException.usage("\"" + id + "\" is no id: woodshed entries lists them.");
        }
        return EntityKey.entry(EntryFinder.find(logbook, id).id());
    }
}
