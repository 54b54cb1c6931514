package org.woodshed.client.logbook;

import java.util.concurrent.CompletableFuture;
import org.woodshed.model.EntityState;

/**
 * An edit that is on its way to the disk.
 *
 * @param state   how the entity looks from now on: show it in this very frame
 * @param durable completes once the edit would survive a power cut, with the state as stored; fails with a
 *                {@code StoreException} if it could not be stored, and then the screen has to go back
 */
public record Saving(EntityState state, CompletableFuture<EntityState> durable) {}
