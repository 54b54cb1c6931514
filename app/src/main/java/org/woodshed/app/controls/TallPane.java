package org.woodshed.app.controls;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** A panel as large as it wants to be; where the window is too low for that, with large texts say, it can be scrolled. */
public final class TallPane extends ScrollPane {
    private static final double FRAME = 2;
    private final Region panel;
    private double least;

    public TallPane(Region panel) {
        super(panel);
        this.panel = panel;
        getStyleClass().add("tall-pane");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinWidth(0);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Does not give way beyond this height, in pixels; a panel that is lower stays as low as it is. */
    public TallPane neverBelow(double height) {
        least = height;
        return this;
    }

    @Override
    protected double computeMinHeight(double width) {
        return least == 0 ? 0 : Math.min(least, computePrefHeight(width));
    }

    /** How high it is depends on how wide it may be: what it holds may wrap. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return panel.prefWidth(-1) + FRAME;
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? prefWidth(-1) : width;
        double room =
                getParent() == null ? wide : Math.min(wide, Math.max(0, getParent().getLayoutBounds().getWidth()));
        return panel.prefHeight(room - FRAME) + FRAME;
    }
}
