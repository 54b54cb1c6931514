package org.woodshed.client.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.history.HistoryEntry.Author;
import org.woodshed.merge.Deltas;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.HistoryItem;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to one entity, newest first. Pure.
 *
 * @param complete true if the server told its part; otherwise this is what is known here
 */
public record EntityHistory(List<HistoryEntry> entries, boolean complete) {

    /**
     * The history as this laptop knows it by itself.
     *
     * @param now   the entity as it is shown
     * @param known what it kept, oldest first
     */
    public static EntityHistory known(EntityState now, List<KnownState> known) {
        List<HistoryEntry> entries = new ArrayList<>();
        Author author = Author.NOBODY_KNOWN;
        Instant at = null;
        ObjectNode before = null;
        for (KnownState state : known) {
            Author cause = state.byOther() ? Author.other(state.device()) : Author.SELF;
            if (state.setAside()) {
                entries.add(entry(now, Author.SELF, state.changedAt(), before, state.data(), false, true));
                continue;
            }
            entries.add(entry(now, author, at, before, state.data(), state.deleted(), false));
            before = state.data();
            author = cause;
            at = state.changedAt();
        }
        entries.add(entry(now, author, at, before, now.data(), now.deleted(), false));
        return new EntityHistory(List.copyOf(entries.reversed()), false);
    }

    /** This laptop's knowledge together with all that the server told: states that both know stand once. */
    public EntityHistory with(EntityState now, List<HistoryItem> told, DeviceId self) {
        List<HistoryEntry> all = new ArrayList<>();
        Set<ObjectNode> there = new HashSet<>();
        ObjectNode before = null;
        for (HistoryItem item : told.reversed()) {
            Author author = item.deviceId().equals(self) ? Author.SELF : Author.other(item.deviceName());
            boolean deleted = item.type() == ChangeType.DELETED;
            all.add(entry(now, author, item.serverTime(), before, item.data(), deleted, false));
            there.add(item.data());
            before = item.data();
        }
        HistoryEntry latest = entries.getFirst();
        boolean unsent = told.isEmpty() || now.deleted() != (told.getFirst().type() == ChangeType.DELETED)
                || (!now.deleted() && !now.data().equals(told.getFirst().data()));
        entries.stream().filter(entry -> entry.equals(latest) ? unsent
                : !there.contains(entry.data()) && !entry.deleted()).forEach(all::add);
        // Equal times keep their order; what has no time was there before everything else.
        all.sort(Comparator.comparing(EntityHistory::time));
        return new EntityHistory(List.copyOf(all.reversed()), true);
    }

    private static Instant time(HistoryEntry entry) {
        Instant at = entry.at();
        return at == null ? Instant.MIN : at;
    }

    private static HistoryEntry entry(EntityState now, Author author, @Nullable Instant at, @Nullable ObjectNode before,
            ObjectNode data, boolean deleted, boolean setAside) {
        Set<String> changed = before == null || deleted ? Set.of()
                : new TreeSet<>(Deltas.between(Schemas.of(now.type()), before, data).fields());
        return new HistoryEntry(author, at, before, data, deleted, changed, setAside);
    }
}
