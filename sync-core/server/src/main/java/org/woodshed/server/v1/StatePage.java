package org.woodshed.server.v1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.server.storage.PageItem;
import tools.jackson.databind.node.ObjectNode;

/** Fills a page of whole states until it is full; what is of other kinds is passed over. Belongs to one thread. */
final class StatePage {
    /** What an item is taken to weigh beside its data, in bytes. */
    private static final long ENVELOPE_BYTES = 100;

    private final Set<Kind> kinds;
    private final int limit;
    private final Map<Kind, List<ObjectNode>> states = new EnumMap<>(Kind.class);
    private final List<V1PullResponse.Deleted> deleted = new ArrayList<>();
    private int size;
    private long bytes;

    StatePage(Set<Kind> kinds, int limit) {
        this.kinds = kinds;
        this.limit = limit;
    }

    /** Takes an item; false if there is no room for it. A page holds at least one. */
    boolean take(PageItem item) {
        ServerChange change = item.change();
        Optional<Kind> kind = Kind.of(change.entityType()).filter(kinds::contains);
        if (kind.isEmpty()) {
            return true;
        }
        long weight = item.dataLength() + ENVELOPE_BYTES;
        if (size == limit || (size > 0 && bytes + weight > Limits.MAX_PAGE_BYTES)) {
            return false;
        }
        size++;
        bytes += weight;
        add(kind.get(), change);
        return true;
    }

    private void add(Kind kind, ServerChange change) {
        if (change.type() == ChangeType.DELETED) {
            Instant at = change.serverTime();
            deleted.add(new V1PullResponse.Deleted(change.entityType(), change.entityId(), at == null ? Instant.EPOCH
                    : at, change.version()));
            return;
        }
        ObjectNode state = JsonValues.object().put("id", change.entityId().value()).put("version", change.version());
        states.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(state.setAll(change.data()));
    }

    V1PullResponse toResponse(SyncToken next, Instant now, boolean hasMore) {
        return new V1PullResponse(of(Kind.ENTRIES), of(Kind.PIECES), of(Kind.GOALS), deleted, next.toString(), now,
                hasMore);
    }

    private List<ObjectNode> of(Kind kind) {
        return states.getOrDefault(kind, List.of());
    }
}
