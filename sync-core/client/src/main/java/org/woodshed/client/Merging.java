package org.woodshed.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.history.ChangedItem;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import tools.jackson.databind.node.ObjectNode;

/**
 * What several laptops changed: choices that are open, what was decided without asking, and the history. Thread-safe;
 * lists read the disk, and no future ever waits for a screen.
 */
public interface Merging {
    /** Who decides from now on where two laptops changed the same thing; what is open stays open. */
    Strategy strategy();

    CompletableFuture<Boolean> setStrategy(Strategy strategy);

    /** Open conflicts, oldest first. */
    List<OpenConflict> conflicts();

    /**
     * Settles one disputed field. The choice is an ordinary change: it syncs, can be undone and stays in the history.
     *
     * @param seen the dispute as the person saw it; completes with false, and changes nothing, if a side has moved since
     */
    CompletableFuture<Boolean> resolve(EntityKey entity, Dispute seen, Choice choice);

    /** Both texts as they stand if a choice keeps both: the other laptop's first. */
    String bothTexts(String mine, String theirs);

    /** What was decided without asking in the last 30 days, newest first. */
    List<CombinedItem> combined();

    /** Takes one of these back, as an ordinary edit; completes with false if the value has been changed since. */
    CompletableFuture<Boolean> undo(CombinedItem item);

    /** Everything that happened to an entity, as the server tells it; what is known here if it can't be asked. */
    CompletableFuture<EntityHistory> history(EntityKey entity);

    /** As much of an entity's history as this laptop knows by itself, at once. */
    EntityHistory knownHistory(EntityKey entity);

    /** What was changed last, here or elsewhere, as far as is known here: the latest first, each entity once. */
    List<ChangedItem> lastChanged(int limit);

    /** The entity as it is shown, deleted ones included; of version 0 and without data if there never was one here. */
    EntityState shown(EntityKey entity);

    /** Makes an earlier state the present one, as an ordinary edit, and completes once that is safe on the disk. */
    CompletableFuture<EntityState> restore(EntityKey entity, ObjectNode data);
}
