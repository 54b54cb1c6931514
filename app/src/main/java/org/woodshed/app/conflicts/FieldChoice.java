package org.woodshed.app.conflicts;

import java.util.function.BinaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Dispute;
import tools.jackson.databind.JsonNode;

/** One disputed field: both values in words, and what is picked. Belongs to the screen's thread. */
public final class FieldChoice {
    private final Dispute dispute;
    private final String field;
    private final String mine;
    private final String theirs;
    private final boolean text;
    private final BinaryOperator<String> both;
    private final ObjectProperty<Pick> pick = new SimpleObjectProperty<>(Pick.MINE);

    /**
     * A field with nothing picked but what is there.
     *
     * @param text whether it is a long text, of which both can stay
     * @param both what stands there if both stay
     */
    FieldChoice(Dispute dispute, String field, String mine, String theirs, boolean text, BinaryOperator<String> both) {
        this.dispute = dispute;
        this.field = field;
        this.mine = mine;
        this.theirs = theirs;
        this.text = text;
        this.both = both;
    }

    /** The dispute as it is shown. */
    Dispute dispute() {
        return dispute;
    }

    public String path() {
        return dispute.path();
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

    public boolean isText() {
        return text;
    }

    public ObjectProperty<Pick> pickProperty() {
        return pick;
    }

    /** What will stand there; this laptop's value where both texts stay, which have no single one. */
    @Nullable
    JsonNode chosen() {
        return pick.get() == Pick.THEIRS ? dispute.theirs() : dispute.mine();
    }

    /** What will stand there, in words. */
    public String result() {
        return switch (pick.get()) {
            case MINE -> mine;
            case THEIRS -> theirs;
            case BOTH -> both.apply(mine, theirs);
        };
    }
}
