package org.woodshed.app.settings;

import java.util.Comparator;
import java.util.List;

/** Place and size of a window or of a screen's usable part, in JavaFX's units. Immutable. */
public record WindowPlace(double x, double y, double width, double height) {
    public static final double SMALLEST_WIDTH = 900;
    public static final double SMALLEST_HEIGHT = 600;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 720;

    /** In the middle of a screen, as large as usual or as fits. */
    public static WindowPlace middleOf(WindowPlace screen) {
        double width = Math.min(USUAL_WIDTH, screen.width);
        double height = Math.min(USUAL_HEIGHT, screen.height);
        return new WindowPlace(screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width,
                height);
    }

    /** Moved and shrunk as little as needed to lie on the screen that shows most of it; a screen may be gone since. */
    public WindowPlace within(List<WindowPlace> screens) {
        WindowPlace screen = screens.stream().max(Comparator.comparingDouble(this::overlap)).orElse(this);
        if (overlap(screen) <= 0) {
            return middleOf(screen);
        }
        double newWidth = Math.min(Math.max(width, SMALLEST_WIDTH), screen.width);
        double newHeight = Math.min(Math.max(height, SMALLEST_HEIGHT), screen.height);
        return new WindowPlace(Math.clamp(x, screen.x, screen.x + screen.width - newWidth), Math.clamp(y, screen.y,
                screen.y + screen.height - newHeight), newWidth, newHeight);
    }

    private double overlap(WindowPlace other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return across <= 0 || down <= 0 ? 0 : across * down;
    }
}
