package org.woodshed.lists;

import java.util.Locale;

/** What a list is for. A routine starts afresh every day. */
public enum ListKind {
    ROUTINE, SETLIST, PLAIN;

    /** As it stands in operations. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A kind that this version does not know is shown as a plain list. */
    public static ListKind of(String wireName) {
        for (ListKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return kind;
            }
        }
        return PLAIN;
    }
}
