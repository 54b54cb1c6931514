package org.woodshed.client;

import java.time.DateTimeException;
import java.time.LocalTime;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.PracticeTime;
import tools.jackson.databind.node.ObjectNode;

/** When a day of practice begins, kept in memory: a setting that syncs like anything else. Thread-safe. */
final class DayStart {
    static final EntityKey KEY = new EntityKey(EntityType.SETTING, new EntityId("day-starts-at"));
    private static final String VALUE = "value";

    private volatile LocalTime time;

    /** Begins with the setting as it is stored. */
    DayStart(EntityState stored) {
        this.time = read(stored);
    }

    LocalTime time() {
        return time;
    }

    /** Takes note of an entity's new state; others than the setting are ignored. */
    void put(EntityState state) {
        if (state.key().equals(KEY)) {
            time = read(state);
        }
    }

    static ObjectNode data(LocalTime time) {
        return JsonValues.object().put(VALUE, time.toString());
    }

    /** What can't be read, and what was never set, is the default. */
    private static LocalTime read(EntityState state) {
        try {
            return state.deleted() ? PracticeTime.DEFAULT_DAY_START
                    : LocalTime.parse(state.data().path(VALUE).asString(""));
        } catch (DateTimeException unreadable) {
            return PracticeTime.DEFAULT_DAY_START;
        }
    }
}
