package org.woodshed.app.history;

import javafx.event.Event;
import javafx.event.EventType;
import org.woodshed.model.EntityKey;

/** Somebody wants to see the history of something: goes up from wherever it was asked to the window, which shows it. */
public final class HistoryRequest extends Event {
    public static final EventType<HistoryRequest> TYPE = new EventType<>(Event.ANY, "HISTORY_REQUEST");
    private static final long serialVersionUID = 1L;

    private final transient EntityKey key;

    public HistoryRequest(EntityKey key) {
        super(TYPE);
        this.key = key;
    }

    public EntityKey key() {
        return key;
    }
}
