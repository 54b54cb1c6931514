package org.woodshed.lists;

/** The names of an item's fields, and their limits in code points. */
public final class ItemField {
    public static final String TEXT = "text";
    /** The local date on which it was ticked off, or nothing. */
    public static final String DONE = "done";
    public static final String NOTE = "note";
    public static final String PIECE = "pieceId";
    public static final String MINUTES = "minutes";
    public static final int MAX_TEXT = 500;
    public static final int MAX_NOTE = 2000;
    public static final int MAX_NAME = 200;
    public static final int MAX_MINUTES = 1440;

    private ItemField() {}
}
