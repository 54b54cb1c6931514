package org.woodshed.model;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a logbook entry while it is being made or edited. Not thread-safe. */
public final class EntryDraft extends Draft<EntryDraft> {
    private EntryDraft(ObjectNode data) {
        super(data);
    }

    /** A new entry. */
    public static EntryDraft starting(PracticeTime when, Instant createdAt) {
        return new EntryDraft(JsonValues.object()).when(when).set("createdAt", JsonValues.object().stringNode(createdAt
                .toString()));
    }

    /** The entry as it is, ready to be changed. */
    public static EntryDraft of(LogbookEntry entry) {
        return new EntryDraft(entry.state().data());
    }

    /** Any data of an entry, such as an editor's. */
    public static EntryDraft ofData(ObjectNode data) {
        return new EntryDraft(data);
    }

    @Override
    EntryDraft self() {
        return this;
    }

    public EntryDraft when(PracticeTime when) {
        return set("when", when.toJson());
    }

    /** Sets the length: 0…86 400 seconds, or null where it is unknown. */
    public EntryDraft durationSeconds(@Nullable Integer seconds) {
        return integer("durationSeconds", seconds);
    }

    public EntryDraft type(@Nullable String type) {
        return text("type", type);
    }

    public EntryDraft instrument(@Nullable String instrument) {
        return text("instrument", instrument);
    }

    public EntryDraft pieces(Collection<PiecePractice> pieces) {
        ArrayNode array = JsonValues.array();
        pieces.forEach(piece -> array.add(piece.toJson()));
        return set("pieces", array.isEmpty() ? null : array);
    }

    public EntryDraft techniques(Collection<String> techniques) {
        return texts("techniques", techniques);
    }

    public EntryDraft tags(Collection<String> tags) {
        return texts("tags", tags);
    }

    /** Sets the goals it counts for. */
    public EntryDraft goalIds(Collection<EntityId> goals) {
        return texts("goalIds", goals.stream().map(EntityId::value).toList());
    }

    public EntryDraft notes(@Nullable String notes) {
        return text("notes", notes);
    }

    public EntryDraft mood(@Nullable String mood) {
        return text("mood", mood);
    }

    public EntryDraft rating(@Nullable Integer rating) {
        return integer("rating", rating);
    }

    public EntryDraft sessionId(@Nullable String sessionId) {
        return text("sessionId", sessionId);
    }

    public EntryDraft source(@Nullable String source) {
        return text("source", source);
    }
}
