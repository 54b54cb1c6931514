package org.woodshed.model.mirubato;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Goals: their days may stand as times, and their milestones say that they are done, or when. Pure. */
final class MirubatoGoals {
    private static final List<String> DATES = List.of("startDate", "targetDate");

    private MirubatoGoals() {}

    static TakenOver read(ObjectNode record, ZoneId zone) {
        OlderFields older = new OlderFields(record);
        if (older.deleted()) {
            return new TakenOver(EntityType.GOAL, older.id(), true, JsonValues.object(), List.of());
        }
        dates(older.fields(), zone);
        JsonNode milestones = older.take("milestones");
        if (milestones != null && milestones.isArray() && !milestones.isEmpty()) {
            older.fields().set("milestones", milestones(milestones, zone));
        }
        older.lowerCase("status", "type");
        older.createdAt();
        older.withoutEmptyTexts();
        return new TakenOver(EntityType.GOAL, older.id(), false, older.fields(), List.of());
    }

    private static ArrayNode milestones(JsonNode items, ZoneId zone) {
        ArrayNode milestones = JsonValues.array();
        int number = 0;
        for (JsonNode item : items) {
            number++;
            if (item instanceof ObjectNode object) {
                ObjectNode milestone = object.deepCopy();
                String id = JsonValues.text(milestone, "id");
                milestone.put("id", OlderFields.idOf(id == null ? "milestone-" + number : id).value());
                dates(milestone, zone);
                Instant done = OlderFields.instant(milestone.remove("completedAt"));
                if (done != null) {
                    milestone.put("completedAt", done.toString());
                }
                milestones.add(milestone);
            }
        }
        return milestones;
    }

    private static void dates(ObjectNode fields, ZoneId zone) {
        for (String name : DATES) {
            LocalDate date = OlderFields.date(fields.remove(name), zone);
            if (date != null) {
                fields.put(name, date.toString());
            }
        }
    }
}
