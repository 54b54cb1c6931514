package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.woodshed.client.outbox.Counts;
import org.woodshed.client.outbox.EntityWork;
import org.woodshed.client.outbox.PendingChange;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;

/**
 * The work on entities as the store keeps it: shadow, outbox, conflicts, and the views that screens query. Whatever
 * changes one of them goes through here, in one transaction, so they never disagree. Thread-safe.
 */
public final class WorkTables {
    /** What became of one entity in a transaction. */
    public record Step(EntityWork before, EntityWork after) {
        /** The entity as screens shall show it: deleted, if it is not there any more. */
        public EntityState shown() {
            EntityState view = after.view();
            return after.exists() ? view : new EntityState(view.key(), view.version(), true, view.data());
        }

        /** Whether screens have to show it anew: its data, its pending mark or its need for a choice. */
        public boolean changedView() {
            return !before.view().equals(after.view()) || before.pending() != after.pending() || (before
                    .conflict() == null) != (after.conflict() == null);
        }
    }

    private final InstantSource clock;
    private final Delays delays = new Delays();

    public WorkTables(InstantSource clock) {
        this.clock = clock;
    }

    public EntityWork load(Handle handle, EntityKey key) {
        return WorkLoader.load(handle, List.of(key)).values().iterator().next().work();
    }

    /** How much waits, and how much needs somebody. */
    Counts counts(Handle handle) {
        return OutboxReader.counts(handle, clock.instant(), delays);
    }

    /** As {@link #counts}, on a connection that sees what was committed last. */
    Counts countsOutsideSnapshot(Handle handle) {
        return OutboxReader.countsOutsideSnapshot(handle, clock.instant(), delays);
    }

    /**
     * Marks changes as sent now, which alters nothing but that mark.
     *
     * @param batch each of another entity; waiting ones of entities that have no change in flight, or such as are
     */
    void markSent(Handle handle, List<PendingChange> batch) {
        OutboxWriter outbox = new OutboxWriter(handle, delays);
        batch.forEach(change -> outbox.markSent(change, clock.instant()));
        outbox.write();
    }

    /** Changes one entity's work. */
    public Step change(Handle handle, EntityKey key, UnaryOperator<EntityWork> change) {
        return change(handle, List.of(key), change).getFirst();
    }

    /** Changes the work of many entities, each on its own, in the given order. */
    public List<Step> change(Handle handle, Collection<EntityKey> keys, UnaryOperator<EntityWork> change) {
        Map<EntityKey, WorkLoader.Loaded> loaded = WorkLoader.load(handle, keys);
        List<Step> steps = new ArrayList<>(loaded.size());
        ShadowWriter shadows = new ShadowWriter(handle);
        OutboxWriter outbox = new OutboxWriter(handle, delays);
        ConflictWriter conflicts = new ConflictWriter(handle, clock);
        ViewWriter views = new ViewWriter(handle, clock);
        HistoryWriter history = new HistoryWriter(handle, clock);
        loaded.values().forEach(entity -> {
            EntityWork after = change.apply(entity.work());
            Step step = new Step(entity.work(), after);
            steps.add(step);
            shadows.add(entity, after.shadow());
            outbox.add(step);
            conflicts.add(step);
            views.add(step);
            history.add(step);
            CombinedTable.add(handle, step, clock);
        });
        shadows.write();
        outbox.write();
        views.write();
        history.write();
        return steps;
    }
}
