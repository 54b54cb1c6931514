package org.woodshed.app.tour;

import java.util.Objects;
import java.util.function.Consumer;

/** Tells the tour's steps, one line after another, and holds every count against what it should be. Not thread-safe. */
final class TourReport {
    private final Consumer<String> lines;
    private int steps;

    TourReport(Consumer<String> lines) {
        this.lines = lines;
    }

    void step(String title) {
        steps++;
        lines.accept("");
        lines.accept(steps + ". " + title);
    }

    void tell(String line) {
        lines.accept("   " + line);
    }

    /** Tells what holds; fails if it does not. */
    void check(String what, Object expected, Object actual) throws TourFailedException {
        if (!Objects.equals(expected, actual)) {
            throw new TourFailedException(
                    "Step " + steps + ": " + what + " should be " + expected + ", but is " + actual
                            + ".");
        }
        lines.accept("   " + what + ": " + actual);
    }

    /** As {@link #check(String, Object, Object)}, told in other words where what is compared is long. */
    void check(String what, Object expected, Object actual, String words) throws TourFailedException {
        if (!Objects.equals(expected, actual)) {
            throw new TourFailedException("Step " + steps + ": " + what + ": " + expected + " is not " + actual + ".");
        }
        lines.accept("   " + what + ": " + words);
    }

    int steps() {
        return steps;
    }
}
