package org.woodshed.app;

/** How a picture of the window is to be taken. Sizes are in JavaFX's units, texts in per cent of their usual size. */
public record WindowLook(double width, double height, boolean dark, int textPercent) {
    public static final WindowLook LIGHT = new WindowLook(1280, 720, false);
    public static final WindowLook DARK = new WindowLook(1280, 720, true);

    /** With texts of the usual size. */
    public WindowLook(double width, double height, boolean dark) {
        this(width, height, dark, 100);
    }
}
