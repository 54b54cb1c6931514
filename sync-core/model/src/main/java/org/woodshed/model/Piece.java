package org.woodshed.model;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A piece of the repertoire, read from an entity's data. A view, immutable and thread-safe. */
public record Piece(EntityState state) {
    /** @throws IllegalArgumentException if the state is no piece's */
    public Piece {
        if (!state.type().equals(EntityType.PIECE)) {
            throw new IllegalArgumentException("not a piece: " + state.type());
        }
    }

    public EntityId id() {
        return state.id();
    }

    public String title() {
        return state.data().path("title").asString("");
    }

    public @Nullable String composer() {
        return JsonValues.text(state.data(), "composer");
    }

    /** The key of title and composer by which equal pieces are known. */
    public String normalisedKey() {
        return PieceIdentity.normalisedKey(title(), composer());
    }

    /** planned, learning, polished, dropped, or a newer app's name; null where nothing was said. */
    public @Nullable String status() {
        return JsonValues.text(state.data(), "status");
    }

    public @Nullable Integer targetTempoBpm() {
        return JsonValues.integer(state.data(), "targetTempoBpm");
    }

    public String notes() {
        return state.data().path("notes").asString("");
    }

    public Set<String> tags() {
        return new TreeSet<>(JsonValues.texts(state.data().get("tags")));
    }
}
