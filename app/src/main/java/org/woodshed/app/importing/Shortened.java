package org.woodshed.app.importing;

import org.woodshed.model.Texts;

/** Texts cut to a limit, measured as the logbook measures them. Pure. */
final class Shortened {
    private Shortened() {}

    /** The first code points of a text, no more than {@code limit}. */
    static String to(int limit, String text) {
        return Texts.length(text) <= limit ? text
                : text.substring(0, text.offsetByCodePoints(0, limit)).stripTrailing();
    }
}
