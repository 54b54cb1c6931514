package org.woodshed.app.notices;

import org.jspecify.annotations.Nullable;

/**
 * Something to tell in one sentence.
 *
 * @param action what can be done about it, or null
 */
public record Notice(Kind kind, String text, @Nullable Action action) {
    /** How much it matters: news goes away by itself, a problem stays until it is dismissed. */
    public enum Kind {
        NEWS, PROBLEM
    }

    /** A way on or back, by its button. */
    public record Action(String label, Runnable command) {}

    public static Notice news(String text) {
        return new Notice(Kind.NEWS, text, null);
    }

    public static Notice news(String text, String actionLabel, Runnable command) {
        return new Notice(Kind.NEWS, text, new Action(actionLabel, command));
    }

    public static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text, null);
    }
}
