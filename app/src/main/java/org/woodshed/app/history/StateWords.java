package org.woodshed.app.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.FieldWords;
import org.woodshed.app.text.Messages;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.history.HistoryEntry;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityState;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says a history in the musician's words. Thread-safe; reads titles of pieces from memory. */
final class StateWords {
    private final FieldWords fields;
    private final DayWords days;
    private final Clock clock;

    StateWords(FieldWords fields, DayWords days, Clock clock) {
        this.fields = fields;
        this.days = days;
        this.clock = clock;
    }

    /** Newest first. */
    List<StateLine> lines(EntityState now, EntityHistory history) {
        List<StateLine> lines = new ArrayList<>();
        boolean found = false;
        for (HistoryEntry entry : history.entries()) {
            boolean present = !found && !entry.setAside() && entry.deleted() == now.deleted() && (now.deleted() || entry
                    .data().equals(now.data()));
            found |= present;
            lines.add(line(Schemas.of(now.type()), entry, present));
        }
        return lines;
    }

    private StateLine line(EntitySchema schema, HistoryEntry entry, boolean present) {
        Instant at = entry.at();
        String when = at == null ? Messages.text("history.before") : days.moment(at, clock.instant(), clock.getZone());
        return new StateLine(entry, when, who(entry.author()), summary(entry), entry.deleted() ? List.of()
                : changes(schema, entry), present, !present && !entry.deleted());
    }

    private static String who(HistoryEntry.Author author) {
        String device = author.device();
        return switch (author.kind()) {
            case THIS_LAPTOP -> Messages.text("conflict.thisLaptop");
            case OTHER_LAPTOP -> device == null ? Messages.text("conflict.otherLaptop") : device;
            case UNKNOWN -> "";
        };
    }

    private static String summary(HistoryEntry entry) {
        if (entry.deleted()) {
            return Messages.text("history.deleted");
        }
        if (entry.setAside()) {
            return Messages.text("history.setAside");
        }
        if (entry.before() != null) {
            return entry.changedFields().isEmpty() ? Messages.text("history.same") : "";
        }
        return Messages.text(entry.at() == null ? "history.first" : "history.added");
    }

    /** Of the first state all that it has, of a later one what differs from the one before. */
    private List<FieldChange> changes(EntitySchema schema, HistoryEntry entry) {
        ObjectNode before = entry.before() == null ? JsonValues.object() : entry.before();
        List<FieldChange> changes = new ArrayList<>();
        for (String field : entry.before() == null ? entry.data().propertyNames() : entry.changedFields()) {
            if (!field.equals("createdAt")) {
                boolean text = schema.rule(field).kind() == FieldKind.TEXT;
                changes.add(new FieldChange(fields.field(field), value(field, before.get(field)), fields.value(field,
                        entry.data().get(field)), text));
            }
        }
        return changes;
    }

    private String value(String field, @Nullable JsonNode value) {
        return value == null ? "" : fields.value(field, value);
    }
}
