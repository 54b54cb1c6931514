package org.woodshed.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.history.ChangedItem;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.client.store.LogbookStore;
import org.woodshed.client.store.MergeSettings;
import org.woodshed.client.store.SyncStore;
import org.woodshed.client.transport.Reply;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy.Strategy;
import org.woodshed.merge.TextMerge;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.HistoryPage;
import tools.jackson.databind.node.ObjectNode;

/** {@link Merging} over store and server. */
final class LocalMerging implements Merging {
    /** So much of an entity's history is asked for; older changes are on the server still. */
    private static final int MAX_TOLD = 2_000;

    private final LogbookStore logbook;
    private final SyncStore store;
    private final MergeSettings settings;
    private final ServerLink link;
    private final Device device;
    private final Clock clock;

    LocalMerging(LogbookStore logbook, SyncStore store, MergeSettings settings, ServerLink link, Device device,
            Clock clock) {
        this.logbook = logbook;
        this.store = store;
        this.settings = settings;
        this.link = link;
        this.device = device;
        this.clock = clock;
    }

    @Override
    public Strategy strategy() {
        return settings.get().strategy();
    }

    @Override
    public CompletableFuture<Boolean> setStrategy(Strategy strategy) {
        return store.putSetting(MergeSettings.STRATEGY, strategy.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<OpenConflict> conflicts() {
        return store.conflicts();
    }

    @Override
    public CompletableFuture<Boolean> resolve(EntityKey entity, Dispute seen, Choice choice) {
        return logbook.resolve(entity, seen, choice);
    }

    @Override
    public String bothTexts(String mine, String theirs) {
        return TextMerge.both(mine, theirs, settings.get().laptop());
    }

    @Override
    public List<CombinedItem> combined() {
        return logbook.combined(clock.instant());
    }

    @Override
    public CompletableFuture<Boolean> undo(CombinedItem item) {
        return logbook.undo(item);
    }

    @Override
    public CompletableFuture<EntityHistory> history(EntityKey entity) {
        return told(entity, null, List.of()).thenApply(told -> {
            EntityHistory known = knownHistory(entity);
            learnNames(told == null ? List.of() : told);
            return told == null ? known : known.with(logbook.shown(entity), told, device.id());
        });
    }

    @Override
    public EntityHistory knownHistory(EntityKey entity) {
        return EntityHistory.known(logbook.shown(entity), logbook.known(entity));
    }

    @Override
    public List<ChangedItem> lastChanged(int limit) {
        return logbook.lastChanged(limit);
    }

    @Override
    public EntityState shown(EntityKey entity) {
        return logbook.shown(entity);
    }

    /** So that they are known without the server too. */
    @SuppressWarnings("FutureReturnValueIgnored") // a name that is not kept is learned again
    private void learnNames(List<HistoryItem> told) {
        Map<String, String> names = new HashMap<>();
        told.stream().filter(item -> item.deviceName() != null).forEach(item -> names.put(item.deviceId().value(), item
                .deviceName()));
        if (!store.deviceNames().entrySet().containsAll(names.entrySet())) {
            store.nameDevices(names);
        }
    }

    /** Everything the server knows, page by page; null if it does not say. */
    private CompletableFuture<@Nullable List<HistoryItem>> told(EntityKey entity, @Nullable Long before,
            List<HistoryItem> soFar) {
        return link.history(entity, before).thenCompose(reply -> {
            if (!(reply instanceof Reply.Success<HistoryPage> success)) {
                return CompletableFuture.completedFuture(null);
            }
            List<HistoryItem> all = new ArrayList<>(soFar);
            all.addAll(success.value().changes());
            boolean more = success.value().hasMore() && !success.value().changes().isEmpty() && all.size() < MAX_TOLD;
            return more ? told(entity, all.getLast().seq(), all) : CompletableFuture.completedFuture(all);
        });
    }

    @Override
    public CompletableFuture<EntityState> restore(EntityKey entity, ObjectNode data) {
        return logbook.restoreState(entity, data);
    }
}
