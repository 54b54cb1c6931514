package org.woodshed.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One stretch of practice, read from an entity's data. A view: what a newer app put there stays in {@link #state}.
 * Immutable and thread-safe.
 */
public record LogbookEntry(EntityState state) {
    /** What an entry with an unreadable time shows, so that nothing disappears from the screen. */
    private static final PracticeTime UNREADABLE_TIME = new PracticeTime(Instant.EPOCH, ZoneOffset.UTC,
            LocalDate.EPOCH);

    /** @throws IllegalArgumentException if the state is no logbook entry's */
    public LogbookEntry {
        if (!state.type().equals(EntityType.LOGBOOK_ENTRY)) {
            throw new IllegalArgumentException("not a logbook entry: " + state.type());
        }
    }

    public EntityId id() {
        return state.id();
    }

    public PracticeTime when() {
        if (state.data().get("when") instanceof ObjectNode when) {
            try {
                return PracticeTime.fromJson(when);
            } catch (DateTimeException unreadable) {
                return UNREADABLE_TIME;
            }
        }
        return UNREADABLE_TIME;
    }

    /** 0…86 400, or null where the length is unknown. */
    public @Nullable Integer durationSeconds() {
        return JsonValues.integer(state.data(), "durationSeconds");
    }

    /** A name of {@link EntryVocabulary#TYPES}, or a newer app's. */
    public String type() {
        return state.data().path("type").asString(EntryVocabulary.DEFAULT_TYPE);
    }

    public @Nullable String instrument() {
        return JsonValues.text(state.data(), "instrument");
    }

    /** Sorted by piece id. */
    public List<PiecePractice> pieces() {
        List<PiecePractice> pieces = new ArrayList<>();
        for (JsonNode item : state.data().path("pieces")) {
            if (item instanceof ObjectNode object && Identifiers.valid(object.path("pieceId").asString(""))) {
                pieces.add(PiecePractice.fromJson(object));
            }
        }
        return pieces;
    }

    public Set<String> techniques() {
        return new TreeSet<>(JsonValues.texts(state.data().get("techniques")));
    }

    public Set<String> tags() {
        return new TreeSet<>(JsonValues.texts(state.data().get("tags")));
    }

    /** The goals it counts for; some may have been deleted since. */
    public Set<EntityId> goalIds() {
        return JsonValues.texts(state.data().get("goalIds")).stream().filter(Identifiers::valid).map(EntityId::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The notes, empty where there are none. */
    public String notes() {
        return state.data().path("notes").asString("");
    }

    public @Nullable String mood() {
        return JsonValues.text(state.data(), "mood");
    }

    /** 1…5, or null. */
    public @Nullable Integer rating() {
        return JsonValues.integer(state.data(), "rating");
    }

    public @Nullable String sessionId() {
        return JsonValues.text(state.data(), "sessionId");
    }

    /** How the entry came about: a name of {@link EntryVocabulary#SOURCES}. */
    public String source() {
        return state.data().path("source").asString(EntryVocabulary.SOURCE_MANUAL);
    }
}
