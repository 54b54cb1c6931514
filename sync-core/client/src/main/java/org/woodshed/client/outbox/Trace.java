package org.woodshed.client.outbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Combination;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one step left behind beside the new work, for lists and the history. Immutable.
 *
 * @param combined  what was decided without asking
 * @param setAside  data that was typed here and was never shown as it was typed
 * @param changedBy who made the state that came in; null if none did
 */
public record Trace(List<Combined> combined, List<ObjectNode> setAside, @Nullable Origin changedBy) {
    static final Trace NONE = new Trace(List.of(), List.of(), null);

    Trace by(Origin origin) {
        return new Trace(combined, setAside, origin);
    }

    Trace combining(List<Combination> combinations, Origin origin) {
        List<Combined> all = new ArrayList<>(combined);
        combinations.forEach(combination -> all.add(new Combined(combination, origin)));
        return new Trace(List.copyOf(all), setAside, changedBy);
    }

    Trace keeping(Combined one) {
        List<Combined> all = new ArrayList<>(combined);
        all.add(one);
        return new Trace(List.copyOf(all), setAside, changedBy);
    }

    Trace settingAside(ObjectNode typed) {
        List<ObjectNode> all = new ArrayList<>(setAside);
        all.add(typed);
        return new Trace(combined, List.copyOf(all), changedBy);
    }
}
