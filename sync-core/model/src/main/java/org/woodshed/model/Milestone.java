package org.woodshed.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step on the way to a goal.
 *
 * @param id          names it within its goal for ever
 * @param title       1…200 characters
 * @param targetDate  when it should be reached
 * @param completedAt when it was; null while it is open
 */
public record Milestone(String id, String title, @Nullable LocalDate targetDate, @Nullable Instant completedAt) {
    ObjectNode toJson() {
        ObjectNode json = JsonValues.object().put("id", id).put("title", title);
        if (targetDate != null) {
            json.put("targetDate", targetDate.toString());
        }
        if (completedAt != null) {
            json.put("completedAt", completedAt.toString());
        }
        return json;
    }

    static Milestone fromJson(ObjectNode json) {
        return new Milestone(json.path("id").asString(""), json.path("title").asString(""), parsed(json, "targetDate",
                LocalDate::parse), parsed(json, "completedAt", Instant::parse));
    }

    /** What a text in a field means; null where there is none, or one that this version can't read. */
    static <T> @Nullable T parsed(ObjectNode json, String field, Function<String, T> parser) {
        String text = JsonValues.text(json, field);
        try {
            return text == null ? null : parser.apply(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
