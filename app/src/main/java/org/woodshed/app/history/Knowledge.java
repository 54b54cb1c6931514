package org.woodshed.app.history;

/** How much of a history is shown. */
public enum Knowledge {
    /** What is known here; the server is being asked. */
    ASKING,
    /** All that the server and this laptop know. */
    COMPLETE,
    /** What is known here: the server could not be asked. */
    KNOWN_HERE,
    /** What is known here, which is all, as no server was ever connected. */
    ONLY_HERE
}
