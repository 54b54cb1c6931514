package org.woodshed.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something to reach by practising, read from an entity's data. A view, immutable and thread-safe. */
public record Goal(EntityState state) {
    /** @throws IllegalArgumentException if the state is no goal's */
    public Goal {
        if (!state.type().equals(EntityType.GOAL)) {
            throw new IllegalArgumentException("not a goal: " + state.type());
        }
    }

    public EntityId id() {
        return state.id();
    }

    public String title() {
        return state.data().path("title").asString("");
    }

    public String description() {
        return state.data().path("description").asString("");
    }

    /** A name of {@link GoalVocabulary#TYPES}, or a newer app's. */
    public String type() {
        return state.data().path("type").asString(GoalVocabulary.DEFAULT_TYPE);
    }

    /** 1 or more, in {@link #unit}; null where the goal has no number. */
    public @Nullable Integer targetValue() {
        return JsonValues.integer(state.data(), "targetValue");
    }

    public @Nullable String unit() {
        return JsonValues.text(state.data(), "unit");
    }

    /** A name of {@link GoalVocabulary#PERIODS}, or a newer app's. */
    public String period() {
        return state.data().path("period").asString(GoalVocabulary.NO_PERIOD);
    }

    public @Nullable LocalDate startDate() {
        return Milestone.parsed(state.data(), "startDate", LocalDate::parse);
    }

    public @Nullable LocalDate targetDate() {
        return Milestone.parsed(state.data(), "targetDate", LocalDate::parse);
    }

    /** A name of {@link GoalVocabulary#STATUSES}, or a newer app's. */
    public String status() {
        return state.data().path("status").asString(GoalVocabulary.STATUS_ACTIVE);
    }

    /** The piece that a tempo goal is about; null where it is about none. */
    public @Nullable EntityId pieceId() {
        String id = JsonValues.text(state.data(), "pieceId");
        return id == null || !Identifiers.valid(id) ? null : new EntityId(id);
    }

    /** How often the musician counted one more; 0 where nothing was counted. */
    public int progressCount() {
        Integer count = JsonValues.integer(state.data(), "progressCount");
        return count == null ? 0 : count;
    }

    /** Sorted by id. */
    public List<Milestone> milestones() {
        List<Milestone> milestones = new ArrayList<>();
        for (JsonNode item : state.data().path("milestones")) {
            if (item instanceof ObjectNode object && Identifiers.valid(object.path("id").asString(""))) {
                milestones.add(Milestone.fromJson(object));
            }
        }
        return milestones;
    }
}
