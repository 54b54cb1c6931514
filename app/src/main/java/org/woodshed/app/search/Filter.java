package org.woodshed.app.search;

import java.util.Locale;

/** What a search can be narrowed by. A saved search names them, so names stay as they are. */
public enum Filter {
    /** The last so many days. */
    DAYS,
    /** The first practice date that counts, as ISO date. */
    FROM,
    /** The last practice date that counts, as ISO date. */
    TO, TYPE, INSTRUMENT, TAG, MOOD,
    /** The id of a piece. */
    PIECE, COMPOSER,
    /** The least length, as typed. */
    LENGTH,
    /** The greatest length, as typed. */
    LONGEST;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
