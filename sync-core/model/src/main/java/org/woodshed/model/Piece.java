package org.woodshed.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    public @Nullable String opus() {
        return JsonValues.text(state.data(), "opus");
    }

    public @Nullable String movement() {
        return JsonValues.text(state.data(), "movement");
    }

    public @Nullable String instrument() {
        return JsonValues.text(state.data(), "instrument");
    }

    /** 1…5, or null. */
    public @Nullable Integer difficulty() {
        return JsonValues.integer(state.data(), "difficulty");
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

    /** Addresses of recordings, scores and the like. */
    public Set<String> links() {
        return new TreeSet<>(JsonValues.texts(state.data().get("links")));
    }

    /** Sorted by id. */
    public List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        for (JsonNode item : state.data().path("passages")) {
            if (item instanceof ObjectNode object && Identifiers.valid(object.path("id").asString(""))) {
                passages.add(Passage.fromJson(object));
            }
        }
        return passages;
    }
}
