package org.woodshed.app.pieces;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.pieces.PieceFacts.Tempo;

/** Tempos as dots and a line, the target as a dashed line above them. Drops are drawn like everything else. */
final class TempoLine extends Region {
    private static final double HEIGHT = 90;
    private static final double MARGIN = 8;
    private final List<Tempo> tempos;
    private final @Nullable Integer target;

    TempoLine(List<Tempo> tempos, @Nullable Integer target) {
        this.tempos = tempos;
        this.target = target;
        getStyleClass().add("tempo-line");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(tempos.stream().map(tempo -> tempo.date() + " " + tempo.bpm()).collect(Collectors.joining(
                ", ")));
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        int least = tempos.stream().mapToInt(Tempo::bpm).min().orElse(0);
        int most = Math.max(tempos.stream().mapToInt(Tempo::bpm).max().orElse(1), target == null ? 0 : target);
        double width = getWidth() - 2 * MARGIN;
        double height = HEIGHT - 2 * MARGIN;
        double span = Math.max(1, most - least);
        if (target != null) {
            double y = MARGIN + height * (most - target) / span;
            Line wanted = new Line(MARGIN, y, MARGIN + width, y);
            wanted.getStyleClass().add("tempo-target");
            getChildren().add(wanted);
        }
        Polyline line = new Polyline();
        line.getStyleClass().add("tempo-path");
        getChildren().add(line);
        for (int index = 0; index < tempos.size(); index++) {
            double x = MARGIN + (tempos.size() == 1 ? width / 2 : width * index / (tempos.size() - 1));
            double y = MARGIN + height * (most - tempos.get(index).bpm()) / span;
            line.getPoints().addAll(x, y);
            Circle dot = new Circle(x, y, 3);
            dot.getStyleClass().add("tempo-dot");
            getChildren().add(dot);
        }
    }
}
