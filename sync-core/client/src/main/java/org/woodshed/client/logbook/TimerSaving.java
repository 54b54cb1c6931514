package org.woodshed.client.logbook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;

/**
 * The entry that the timer has saved.
 *
 * @param notCounted time that nobody said was practice: not in the entry's length, but it may still be added
 */
public record TimerSaving(Saving saving, Duration notCounted) {
    public EntityId id() {
        return saving.state().id();
    }

    public EntityState state() {
        return saving.state();
    }

    public CompletableFuture<EntityState> durable() {
        return saving.durable();
    }
}
