package org.woodshed.model;

/** How a field changes and merges. The merge rules themselves are in {@code org.woodshed.merge}. */
public enum FieldKind {
    /** One value, replaced whole; two different new values are a conflict. Unknown fields are registers. */
    REGISTER,
    /** A set of texts, changed by adding and removing members. */
    SET,
    /** A number changed by increments, which add up. */
    COUNTER,
    /** A collection of items, each with its own key. */
    KEYED,
    /** Long text, merged by lines. */
    TEXT,
    /** A length of time in seconds: the longer of two wins, never the sum. */
    DURATION,
    /** An instant of which the earliest wins. */
    EARLIEST
}
