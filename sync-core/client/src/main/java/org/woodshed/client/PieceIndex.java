package org.woodshed.client;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceIdentity;

/** All pieces by id and by what they are called, in memory, so that typing a piece's name needs no disk. Thread-safe. */
final class PieceIndex {
    private final Map<EntityId, Piece> byId = new ConcurrentHashMap<>();
    private final Map<String, EntityId> liveByKey = new ConcurrentHashMap<>();

    PieceIndex(Collection<Piece> pieces) {
        pieces.forEach(piece -> put(piece.state()));
    }

    /** Takes note of a piece's state; states of other entities are ignored. */
    void put(EntityState state) {
        if (!state.type().equals(EntityType.PIECE)) {
            return;
        }
        Piece before = byId.get(state.id());
        // Entries about a piece that is gone keep its title
        Piece piece = new Piece(before != null && !state.data().has("title")
                ? new EntityState(state.key(), state.version(), true, before.state().data())
                : state);
        byId.put(piece.id(), piece);
        if (before != null) {
            liveByKey.remove(before.normalisedKey(), piece.id());
        }
        if (!piece.state().deleted()) {
            liveByKey.put(piece.normalisedKey(), piece.id());
        }
    }

    int size() {
        return byId.size();
    }

    Optional<Piece> find(EntityId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<EntityId> named(PieceName name) {
        return Optional.ofNullable(liveByKey.get(PieceIdentity.normalisedKey(name.title(), name.composer())));
    }

    /** The id a new piece of this name gets. */
    EntityId newId(PieceName name) {
        return PieceIdentity.newId(name.title(), name.composer(), this::isTaken);
    }

    /** A piece that the disk refused, or that no other laptop can know, leaves its id: two laptops name a piece alike. */
    private boolean isTaken(EntityId id) {
        Piece known = byId.get(id);
        return known != null && !(known.state().deleted() && known.state().version() == 0);
    }
}
