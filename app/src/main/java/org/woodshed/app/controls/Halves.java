package org.woodshed.app.controls;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two parts beside each other; where there is no room for both, with large texts say, the second stands below the first. */
public final class Halves extends Region {
    private final Region first;
    private final Region second;
    private final double gap;

    /** @param gap between them, in pixels */
    public Halves(double gap, Region first, Region second) {
        this.first = first;
        this.second = second;
        this.gap = gap;
        getChildren().addAll(first, second);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean areBeside(double width) {
        return first.minWidth(-1) + gap + second.minWidth(-1) <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(first.minWidth(-1), second.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + gap + second.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? prefWidth(-1) : width;
        if (!areBeside(wide)) {
            return first.prefHeight(wide) + gap + second.prefHeight(wide);
        }
        double right = secondWidth(wide);
        return Math.max(first.prefHeight(wide - gap - right), second.prefHeight(right));
    }

    /** What is left after what each wants is shared; what is missing is taken from both, down to their least widths. */
    private double secondWidth(double width) {
        double least = second.minWidth(-1);
        double wanted = Math.max(least, second.prefWidth(-1));
        double firstWanted = Math.max(first.minWidth(-1), first.prefWidth(-1));
        double extra = width - gap - firstWanted - wanted;
        if (extra >= 0) {
            return snapSizeX(Math.min(wanted + extra / 2, second.maxWidth(-1)));
        }
        double gives = firstWanted - first.minWidth(-1) + wanted - least;
        return snapSizeX(wanted + (gives == 0 ? 0 : extra * (wanted - least) / gives));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (areBeside(width)) {
            double right = secondWidth(width);
            first.resizeRelocate(0, 0, width - gap - right, getHeight());
            second.resizeRelocate(width - right, 0, right, getHeight());
        } else {
            double top = first.prefHeight(width);
            first.resizeRelocate(0, 0, width, top);
            second.resizeRelocate(0, top + gap, width, getHeight() - top - gap);
        }
    }
}
