package org.woodshed.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a goal while it is being made or edited. Not thread-safe. */
public final class GoalDraft extends Draft<GoalDraft> {
    private GoalDraft(ObjectNode data) {
        super(data);
    }

    /** A new goal. */
    public static GoalDraft titled(String title, Instant createdAt) {
        return new GoalDraft(JsonValues.object()).title(title).set("createdAt", JsonValues.object().stringNode(createdAt
                .toString()));
    }

    /** The goal as it is, ready to be changed. */
    public static GoalDraft of(Goal goal) {
        return new GoalDraft(goal.state().data());
    }

    @Override
    GoalDraft self() {
        return this;
    }

    public GoalDraft title(String title) {
        return text("title", title);
    }

    public GoalDraft description(@Nullable String description) {
        return text("description", description);
    }

    public GoalDraft type(@Nullable String type) {
        return text("type", type);
    }

    public GoalDraft targetValue(@Nullable Integer value) {
        return integer("targetValue", value);
    }

    public GoalDraft unit(@Nullable String unit) {
        return text("unit", unit);
    }

    public GoalDraft period(@Nullable String period) {
        return text("period", period);
    }

    public GoalDraft startDate(@Nullable LocalDate date) {
        return text("startDate", date == null ? null : date.toString());
    }

    public GoalDraft targetDate(@Nullable LocalDate date) {
        return text("targetDate", date == null ? null : date.toString());
    }

    public GoalDraft status(@Nullable String status) {
        return text("status", status);
    }

    public GoalDraft pieceId(@Nullable EntityId pieceId) {
        return text("pieceId", pieceId == null ? null : pieceId.value());
    }

    /** Sets the count; the difference to what it was travels as an increment, so that counts of two laptops add up. */
    public GoalDraft progressCount(int count) {
        return integer("progressCount", count);
    }

    public GoalDraft milestones(Collection<Milestone> milestones) {
        ArrayNode array = JsonValues.array();
        milestones.forEach(milestone -> array.add(milestone.toJson()));
        return set("milestones", array.isEmpty() ? null : array);
    }
}
