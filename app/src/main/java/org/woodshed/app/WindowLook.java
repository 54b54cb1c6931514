package org.woodshed.app;

/** How a picture of the window is to be taken. Sizes are in JavaFX's units. */
public record WindowLook(double width, double height, boolean dark) {
    public static final WindowLook LIGHT = new WindowLook(1280, 720, false);
    public static final WindowLook DARK = new WindowLook(1280, 720, true);
}
