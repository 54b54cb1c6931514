package org.woodshed.app.conflicts;

import org.woodshed.client.outbox.Choice;
import org.woodshed.client.outbox.Side;

/** What a person picks for one field. */
public enum Pick {
    MINE, THEIRS, BOTH;

    Choice choice() {
        return switch (this) {
            case MINE -> new Choice.Take(Side.MINE);
            case THEIRS -> new Choice.Take(Side.THEIRS);
            case BOTH -> new Choice.Both();
        };
    }
}
