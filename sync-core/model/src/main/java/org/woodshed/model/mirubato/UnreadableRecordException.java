package org.woodshed.model.mirubato;

import java.io.Serial;

/** A record that can't be taken over as it is; the message is one sentence that names the field. */
public final class UnreadableRecordException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;
    private final String field;

    UnreadableRecordException(String field, String what) {
        super(field + " " + what);
        this.field = field;
    }

    /** As the record calls it. */
    public String field() {
        return field;
    }
}
