package org.woodshed.model;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a piece while it is being made or edited. Not thread-safe. */
public final class PieceDraft extends Draft<PieceDraft> {
    private PieceDraft(ObjectNode data) {
        super(data);
    }

    /** A new piece. */
    public static PieceDraft titled(String title, @Nullable String composer, Instant createdAt) {
        return new PieceDraft(JsonValues.object()).title(title).composer(composer).set("createdAt", JsonValues.object()
                .stringNode(createdAt.toString()));
    }

    /** The piece as it is, ready to be changed. */
    public static PieceDraft of(Piece piece) {
        return new PieceDraft(piece.state().data());
    }

    @Override
    PieceDraft self() {
        return this;
    }

    public PieceDraft title(String title) {
        return text("title", title);
    }

    public PieceDraft composer(@Nullable String composer) {
        return text("composer", composer);
    }

    public PieceDraft opus(@Nullable String opus) {
        return text("opus", opus);
    }

    public PieceDraft movement(@Nullable String movement) {
        return text("movement", movement);
    }

    public PieceDraft instrument(@Nullable String instrument) {
        return text("instrument", instrument);
    }

    /** Sets how hard it is: 1…5, or null where nothing is said. */
    public PieceDraft difficulty(@Nullable Integer difficulty) {
        return integer("difficulty", difficulty);
    }

    public PieceDraft status(@Nullable String status) {
        return text("status", status);
    }

    public PieceDraft targetTempoBpm(@Nullable Integer tempoBpm) {
        return integer("targetTempoBpm", tempoBpm);
    }

    public PieceDraft notes(@Nullable String notes) {
        return text("notes", notes);
    }

    public PieceDraft tags(Collection<String> tags) {
        return texts("tags", tags);
    }

    public PieceDraft links(Collection<String> links) {
        return texts("links", links);
    }

    public PieceDraft passages(Collection<Passage> passages) {
        ArrayNode array = JsonValues.array();
        passages.forEach(passage -> array.add(passage.toJson()));
        return set("passages", array.isEmpty() ? null : array);
    }
}
