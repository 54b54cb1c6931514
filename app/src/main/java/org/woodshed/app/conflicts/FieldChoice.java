package org.woodshed.app.conflicts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.woodshed.client.outbox.Side;

/** One disputed field: both values in words, and the side that is chosen. Belongs to the screen's thread. */
public final class FieldChoice {
    private final String path;
    private final String field;
    private final String mine;
    private final String theirs;
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.MINE);

    FieldChoice(String path, String field, String mine, String theirs) {
        this.path = path;
        this.field = field;
        this.mine = mine;
        this.theirs = theirs;
    }

    public String path() {
        return path;
    }

    public String field() {
        return field;
    }

    public String mine() {
        return mine;
    }

    public String theirs() {
        return theirs;
    }

    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    /** What will stand there. */
    public String result() {
        return side.get() == Side.MINE ? mine : theirs;
    }
}
